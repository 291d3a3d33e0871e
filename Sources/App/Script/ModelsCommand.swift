import Conversation
import GeminiAPI

/// `plantain models`: what the service offers now, which the model table keeps to from then on.
struct ModelsCommand {
  let services: Services

  /// Prints each model with its name, then what the table has and the service has not.
  ///
  /// - Throws: `Failure` when the service does not answer, the file system's error.
  func run() async throws -> ExitCode {
    let listed = try await services.client.models()
    for model in listed { Output.line("\(model.id)  \(model.displayName ?? "")") }
    let ids = listed.map(\.id)
    if !services.options.isDemo {
      try ListedModels(state: services.paths.state).keep(ids, of: services.address.host)
    }
    let table = try ModelTable.builtIn()
    let updated = table.updated(by: Set(ids))
    for (before, now) in zip(table.models, updated.models) where before.isLive && !now.isLive {
      let next = updated.replacement(for: now.id) ?? updated.fallback.first
      Output.note("\(now.id) is not offered here any more" + (next.map { "; \($0) is." } ?? "."))
    }
    return .done
  }
}
