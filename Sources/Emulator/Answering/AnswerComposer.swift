/// Turns a request into an answer: checks it, has it drawn, signs what was drawn.
struct AnswerComposer {
  let model: ServedModel
  let models: ModelRegistry
  let configuration: EmulatorConfiguration
  /// Counts the answers of this run.
  let number: UInt64
  let mint: SignatureMint

  init(
    model: ServedModel, models: ModelRegistry, apiKey: String,
    configuration: EmulatorConfiguration, number: UInt64
  ) {
    self.model = model
    self.models = models
    self.configuration = configuration
    self.number = number
    mint = SignatureMint(
      apiKey: apiKey,
      family: configuration.signatureScope == .model ? model.id : model.family,
      isFullSize: configuration.isStrict)
  }

  /// The answer, or the service's complaint.
  func answer(_ request: GenerateRequest, fault: FaultEffect?) throws(ServiceError) -> Answer {
    try OptionCheck(model: model).check(request)
    try ContentCheck.check(request.contents)
    let record = model.signsAnswers ? try HistoryCheck(mint: mint).check(request.contents) : nil
    let blank = blank(request)
    if blank.usage.prompt > model.inputTokenLimit {
      throw .tooManyTokens(blank.usage.prompt, limit: model.inputTokenLimit)
    }
    do {
      if let verdict = fault?.verdict ?? Fault.verdict(onPrompt: request.prompt) {
        return try withheld(blank, verdict, request, record)
      }
      return try answered(blank, fault?.disturbance, request, record)
    } catch let error as ServiceError {
      throw error
    } catch {
      throw .internalError
    }
  }

  private func answered(
    _ blank: Answer, _ disturbance: Disturbance?, _ request: GenerateRequest,
    _ record: SceneRecord?
  ) throws -> Answer {
    var answer = blank
    if let words = wordsAlone(request, disturbance) {
      answer.parts = [AnswerPart(body: .text(words))]
      answer.usage.candidates = words.utf8.count / 4 + 1
      return disturbance == .stopsWithoutPicture ? answer : try signed(answer, record: nil)
    }
    let needsDrafts = disturbance == .thoughtsOnly || disturbance == .unflaggedDrafts
    var commission = try commission(
      request, record, wantsDrafts: needsDrafts || thinksAloud(request))
    if thinksAloud(request), disturbance == nil, commission.scale(toward: 1_400) > 1 {
      return try begun(answer, commission, request)
    }
    if disturbance == .thoughtsOnly { commission = commission.reduced(toward: 1_400) }
    let drawing = try Artist().draw(commission)
    if thinksAloud(request) || disturbance == .thoughtsOnly {
      answer.thoughts = try thoughts(drawing)
    }
    return disturbance == .thoughtsOnly
      ? answer : try finished(answer, drawing, request, disturbance)
  }

  /// The thoughts of a large picture, drawn from a smaller one so that they come early; the picture
  /// is drawn when it is its turn.
  private func begun(_ blank: Answer, _ commission: Commission, _ request: GenerateRequest) throws
    -> Answer
  {
    var answer = blank
    answer.thoughts = try thoughts(try Artist().draw(commission.reduced(toward: 1_400)))
    let begun = answer
    answer.completion = {
      var commission = commission
      commission.wantsDrafts = false
      return try finished(begun, try Artist().draw(commission), request, nil)
    }
    return answer
  }

  /// What a request asks to be drawn.
  private func commission(_ request: GenerateRequest, _ record: SceneRecord?, wantsDrafts: Bool)
    throws -> Commission
  {
    try Easel(model: model, models: models, seed: seed(of: request))
      .commission(request, record: record, wantsDrafts: wantsDrafts)
  }

  /// Has the picture drawn very small, for the sake of the words that come with it.
  func sketch(_ request: GenerateRequest, _ record: SceneRecord?) throws -> Drawing {
    try Artist().draw(
      try commission(request, record, wantsDrafts: false).reduced(toward: 128))
  }

  /// Whether the thoughts are sent.
  func thinksAloud(_ request: GenerateRequest) -> Bool {
    request.includesThoughts && level(request) != "MINIMAL"
  }

  /// The level of thinking; the one of Pro cannot be changed.
  private func level(_ request: GenerateRequest) -> String {
    switch model.defaultThinking {
    case "always": "HIGH"
    case "none": "MINIMAL"
    default: request.thinkingLevel ?? model.defaultThinking
    }
  }

  /// The same words and options give the same seed.
  private func seed(of request: GenerateRequest) -> UInt64 {
    SeededNumbers.seed(of: request.prompt) ^ configuration.seed
      ^ UInt64(bitPattern: Int64(request.seed ?? 0)) &* 0x9E37_79B9
  }

  private func blank(_ request: GenerateRequest) -> Answer {
    let seed = seed(of: request)
    var random = SeededNumbers(seed: seed)
    var usage = Usage(prompt: request)
    if level(request) != "MINIMAL" { usage.thoughts = Int.random(in: 50...350, using: &random) }
    return Answer(usage: usage, modelVersion: model.id, responseID: responseID(), seed: seed)
  }

  /// 22 characters of the URL-safe alphabet, different for every answer.
  private func responseID() -> String {
    var random = SeededNumbers(seed: configuration.seed &+ number &* 0x1000_0001)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    return String((0..<22).compactMap { _ in alphabet.randomElement(using: &random) })
  }

  /// What is said when nothing is drawn, `nil` if something is.
  private func wordsAlone(_ request: GenerateRequest, _ disturbance: Disturbance?) -> String? {
    switch disturbance {
    case .asksBack?: "Which of the two boats shall be red?"
    case .stopsWithoutPicture?: "Here is the picture you asked for."
    default:
      request.modalities.contains("IMAGE")
        ? nil : "I would draw this: \(request.prompt.prefix(200))"
    }
  }
}

extension Commission {
  /// How many times smaller its longer side has to be to come near a length.
  fileprivate func scale(toward length: Int) -> Int { max(1, max(width, height) / length) }

  /// The same picture with its longer side near a length.
  fileprivate func reduced(toward length: Int) -> Commission {
    let scale = scale(toward: length)
    var commission = self
    commission.width = max(16, width / scale)
    commission.height = max(16, height / scale)
    return commission
  }
}
