/// What one row of the table measures: so many bytes of an answer read, or of a request written.
struct Workload: Hashable, Sendable {
  /// The shape of the bytes.
  enum Kind: String, Sendable {
    /// An answer as server-sent events, one part an event.
    case events
    /// An answer as one object.
    case object
    /// An answer as an array of objects, one part an object.
    case array
    /// A request with the pictures and the signature of an answer in its history.
    case request
    /// A request whose body the server keeps as a file, so that curl can send the same bytes.
    case keptRequest
  }

  var kind: Kind
  /// Roughly the length of the body; 0 is a small one to warm up with.
  var megabytes: Int

  init(_ kind: Kind, megabytes: Int) {
    self.kind = kind
    self.megabytes = megabytes
  }

  /// Stands for the model's id in the address of a request: `events-81`.
  var model: String { "\(kind.rawValue)-\(megabytes)" }

  init?(model: some StringProtocol) {
    let words = model.split(separator: "-")
    guard words.count == 2, let kind = Kind(rawValue: String(words[0])),
      let megabytes = Int(words[1])
    else { return nil }
    self.init(kind, megabytes: megabytes)
  }

  /// The base64 characters of each picture, whole groups of four: of at most 20 MB, as large 4K
  /// pictures are.
  var pictures: [Int] {
    let characters = max(4000, megabytes * 1_000_000 - signature)
    let count = (characters + 26_666_667) / 26_666_668
    return Array(repeating: characters / count / 4 * 4, count: count)
  }

  /// The characters of the last picture's signature: those of a real one, where there is room.
  var signature: Int { megabytes > 2 ? 1_450_544 : 1000 }
}
