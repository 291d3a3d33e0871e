/// The status and headers of an answer.
package struct HTTPHead: Hashable, Sendable {
  /// 200, 503.
  package var status: Int
  private var values: [String: String]

  /// Takes headers in any case; of several with one name the last counts.
  package init(status: Int, headers: [(name: String, value: String)] = []) {
    self.status = status
    values = Dictionary(
      headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The value of a header, its name in any case.
  package subscript(name: String) -> String? {
    values[name.lowercased()]
  }
}
