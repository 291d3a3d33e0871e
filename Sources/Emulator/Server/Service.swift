internal import Foundation
internal import Synchronization

/// The API behind the HTTP server: which route, which key, which model, which answer.
final class Service: Sendable {
  let configuration: EmulatorConfiguration
  let models: ModelRegistry
  private let files: FileStore
  private let state: Mutex<State>

  /// What changes from request to request.
  private struct State {
    var script: ArraySlice<ScriptStep>
    var weather: ServiceWeather?
    var served: UInt64 = 0
  }

  init(_ configuration: EmulatorConfiguration, models: ModelRegistry) {
    self.configuration = configuration
    self.models = models
    files = FileStore(lifetime: configuration.fileLifetime, now: configuration.now)
    // Who does not wait for pictures does not want to wait for limits either.
    let delay = configuration.latency == .none ? "0.05s" : "12.5s"
    let weather = configuration.weather.map {
      ServiceWeather($0, retryDelay: delay, seed: configuration.seed)
    }
    state = Mutex(State(script: configuration.script[...], weather: weather))
  }

  /// Answers a request and logs one line of it.
  func reply(to request: HTTPRequest) -> HTTPReply {
    let route = Route(request)
    let step = route?.isGenerating == true ? takeStep() : nil
    let reply = FilesRoute(request).map { answer(request, $0) } ?? answer(request, route, step)
    let fault = step?.fault.map { " (\($0))" } ?? ""
    configuration.log?("\(request.method) \(request.printablePath) \(reply.status)\(fault)")
    return reply
  }

  /// The next line of the script, then of the weather; every generate request takes one.
  private func takeStep() -> ScriptStep {
    state.withLock { $0.script.popFirst() ?? $0.weather?.next() ?? .ok }
  }

  /// A number for each answer, so that no two have the same id.
  private func nextNumber() -> UInt64 {
    state.withLock {
      $0.served += 1
      return $0.served
    }
  }

  private func answer(_ request: HTTPRequest, _ route: Route?, _ step: ScriptStep?) -> HTTPReply {
    guard let route else { return .noSuchRoute(request.printablePath) }
    do throws(ServiceError) {
      let fault = step?.fault.flatMap(Fault.named)
      if let step, let refusal = fault?.effect.refusal(context(route, step)) { throw refusal }
      if case .foreign(let reply)? = fault?.effect { return reply }
      let key = try KeyCheck(accepted: configuration.acceptedKeys).check(request.apiKey)
      switch route {
      case .listModels: return .json(listing(request))
      case .getModel(let id): return .json(try model(id, method: "getModel").json)
      case .countTokens(let id): return .json(try countTokens(request, model: id))
      case .generate(let id, let mode):
        let model = try model(id, method: route.method)
        let body = try json(of: request)
        let composer = AnswerComposer(
          model: model, models: models, apiKey: key, configuration: configuration,
          number: nextNumber())
        var generate = GenerateRequest(
          try FieldReader.read(body, as: .generateContentRequest))
        files.resolve(&generate, for: key)
        let answer = try composer.answer(generate, fault: fault?.effect)
        return AnswerRenderer(mode: mode, latency: configuration.latency)
          .reply(answer, fault: fault?.effect, step: step ?? .ok)
      }
    } catch {
      return .error(error, inArray: route.mode == .array)
    }
  }

  /// Answers a request of the Files API.
  private func answer(_ request: HTTPRequest, _ route: FilesRoute) -> HTTPReply {
    do throws(ServiceError) {
      if case .upload(let id) = route { return try files.upload(request, to: id) }
      let key = try KeyCheck(accepted: configuration.acceptedKeys).check(request.apiKey)
      switch route {
      case .upload: return .noSuchRoute(request.printablePath)
      case .start: return try files.start(request, for: key)
      case .list: return .json(files.list(for: key, host: request.host))
      case .get(let id): return .json(try files.file(id, of: key).json(host: request.host))
      case .delete(let id):
        try files.delete(id, of: key)
        return .json(.object([]))
      }
    } catch {
      return .error(error)
    }
  }

  /// Keeps what came of an upload whose line broke.
  func keepPart(of request: HTTPRequest) {
    if case .upload(let id)? = FilesRoute(request) { files.keep(request.body, of: request, in: id) }
  }

  private func context(_ route: Route, _ step: ScriptStep) -> FaultContext {
    FaultContext(
      model: route.model ?? "", method: route.method, payloadLimit: configuration.payloadLimit,
      step: step)
  }

  private func json(of request: HTTPRequest) throws(ServiceError) -> JSON {
    if request.isTooLarge { throw .payloadTooLarge(limit: configuration.payloadLimit) }
    guard let body = JSON.parse(request.body) else { throw .malformedJSON }
    return body
  }

  private func model(_ id: String, method: String) throws(ServiceError) -> ServedModel {
    guard let (model, isRetired) = models.model(named: id),
      !(isRetired && configuration.refusesRetiredModels)
    else { throw .noSuchModel(id, method: method) }
    return model
  }

  private func listing(_ request: HTTPRequest) -> JSON {
    let served = models.models.filter { !($0.isRetired && configuration.refusesRetiredModels) }
    let start = request.query["pageToken"].flatMap { Int($0) } ?? 0
    let size = max(1, request.query["pageSize"].flatMap { Int($0) } ?? 50)
    let page = served.dropFirst(max(0, start)).prefix(size)
    var members: [JSON.Member] = [.init("models", .array(page.map(\.json)))]
    if start + size < served.count {
      members.append(.init("nextPageToken", .string(String(start + size))))
    }
    return .object(members)
  }

  private func countTokens(_ request: HTTPRequest, model id: String) throws(ServiceError) -> JSON {
    _ = try model(id, method: "countTokens")
    let body = try FieldReader.read(try json(of: request), as: .countTokensRequest)
    let usage = Usage(prompt: GenerateRequest(body["generateContentRequest"] ?? body))
    return [
      "totalTokens": .integer(usage.prompt), "promptTokensDetails": .array(usage.promptDetails),
    ]
  }
}
