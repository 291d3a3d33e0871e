package import Conversation

extension ModelTable {
  /// The model that takes over from one the service no longer has; never that one itself.
  ///
  /// What the table says replaced it, else the default model, else the next of the chain.
  package func successor(of id: String) -> String? {
    ([replacement(for: id), defaultModel].compactMap { $0 } + fallback).first { $0 != id }
  }
}
