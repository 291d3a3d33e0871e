extension Invocation {
  /// Reads the arguments of backup, check and trash.
  static func care(_ name: String, _ reader: inout ArgumentReader) throws(UsageError) -> Command {
    let json = reader.flag("--json")
    switch name {
    case "backup": return .backup(target: try reader.atMostOneWord(of: name), json: json)
    case "check":
      try reader.noWords(after: name)
      let (isRepairing, backup) = (reader.flag("--repair"), reader.value("--from"))
      guard backup == nil || isRepairing else {
        throw UsageError("--from names the backup that --repair takes files from.")
      }
      return .check(isRepairing: isRepairing, backup: backup, json: json)
    default:
      try reader.noWords(after: name)
      let (isEmptying, age) = (reader.flag("--empty"), reader.value("--older-than"))
      guard isEmptying else {
        guard age == nil else { throw UsageError("--older-than is for trash --empty.") }
        return .trash(json: json)
      }
      guard let days = Int(age ?? "0"), (0...36500).contains(days) else {
        throw UsageError("--older-than is a number of days, as 30; \(age ?? "") is none.")
      }
      return .emptyTrash(days: days, json: json)
    }
  }
}
