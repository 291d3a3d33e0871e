package import Foundation

/// The models that services listed when they were last asked, by host, in the state folder.
package nonisolated struct ListedModels {
  private let file: URL

  package init(state: URL) {
    file = state.appending(path: "models.json")
  }

  /// The ids a host listed; nil before it was asked, and where the file is not whole.
  package subscript(host: String) -> Set<String>? { lists[host].map(Set.init) }

  /// Keeps what a host lists.
  ///
  /// - Throws: the file system's error.
  package func keep(_ ids: [String], of host: String) throws {
    var lists = lists
    lists[host] = ids.sorted()
    try Paths.write(JSONEncoder().encode(lists), to: file)
  }

  private var lists: [String: [String]] {
    guard let bytes = try? Data(contentsOf: file) else { return [:] }
    return (try? JSONDecoder().decode([String: [String]].self, from: bytes)) ?? [:]
  }
}
