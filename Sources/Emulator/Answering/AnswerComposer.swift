internal import Imaging

/// Turns a request into an answer: checks it, has it drawn, signs what was drawn.
struct AnswerComposer {
  let model: ServedModel
  let models: ModelRegistry
  let configuration: EmulatorConfiguration
  /// Counts the answers of this run.
  let number: UInt64
  private let mint: SignatureMint

  init(
    model: ServedModel, models: ModelRegistry, apiKey: String,
    configuration: EmulatorConfiguration, number: UInt64
  ) {
    self.model = model
    self.models = models
    self.configuration = configuration
    self.number = number
    mint = SignatureMint(
      apiKey: apiKey, family: model.family, isFullSize: configuration.isStrict)
  }

  /// The answer, or the service's complaint.
  func answer(_ request: GenerateRequest, fault: FaultEffect?) throws(ServiceError) -> Answer {
    try OptionCheck(model: model).check(request)
    try ContentCheck.check(request.contents)
    let record = model.signsAnswers ? try HistoryCheck(mint: mint).check(request.contents) : nil
    var answer = blank(request)
    if answer.usage.prompt > model.inputTokenLimit {
      throw .tooManyTokens(answer.usage.prompt, limit: model.inputTokenLimit)
    }
    if let verdict = fault?.verdict ?? Fault.verdict(onPrompt: request.prompt) {
      return try withheld(answer, verdict)
    }
    let disturbance = fault?.disturbance
    if let words = wordsAlone(request, disturbance) {
      answer.parts = [AnswerPart(body: .text(words))]
      answer.usage.candidates = words.utf8.count / 4 + 1
      return try signed(answer, record: nil)
    }
    let seed = seed(of: request)
    let needsDrafts = disturbance == .thoughtsOnly || disturbance == .unflaggedDrafts
    let thinksAloud = request.includesThoughts && answer.usage.thoughts != nil
    let commission = try Easel(model: model, models: models, seed: seed)
      .commission(request, record: record, wantsDrafts: thinksAloud || needsDrafts)
    do {
      let drawing = try Artist().draw(commission)
      return try complete(
        answer, drawing, request, disturbance,
        thinksAloud: thinksAloud || disturbance == .thoughtsOnly)
    } catch let error as ServiceError {
      throw error
    } catch {
      throw Self.internalError
    }
  }

  private static let internalError = ServiceError(
    code: 500, status: "INTERNAL",
    message: "An internal error has occurred. Please retry or report in "
      + "https://developers.generativeai.google/guide/troubleshooting")

  /// The same words and options give the same seed.
  private func seed(of request: GenerateRequest) -> UInt64 {
    SeededNumbers.seed(of: request.prompt) ^ configuration.seed
      ^ UInt64(bitPattern: Int64(request.seed ?? 0)) &* 0x9E37_79B9
  }

  private func blank(_ request: GenerateRequest) -> Answer {
    let seed = seed(of: request)
    var random = SeededNumbers(seed: seed)
    var usage = Usage(prompt: request)
    let level =
      model.defaultThinking == "always" ? "HIGH" : request.thinkingLevel ?? model.defaultThinking
    if model.thinks, level != "MINIMAL" {
      usage.thoughts = Int.random(in: 50...350, using: &random)
    }
    return Answer(
      usage: usage, modelVersion: model.id, responseID: responseID(), seed: seed)
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

  private func withheld(_ answer: Answer, _ verdict: Verdict) throws(ServiceError) -> Answer {
    var answer = answer
    answer.usage.isRefusal = true
    switch verdict {
    case .stopped(let reason, let message, let shape):
      answer.finishReason = reason
      answer.finishMessage = message
      answer.shape = shape
      if reason == "SAFETY" { answer.safetyRatings = Self.ratings }
      if shape == .words {
        answer.usage.isRefusal = false
        answer.usage.candidates = 120
        answer.parts = [AnswerPart(body: .text("A harbour in the morning, with"))]
        return try signed(answer, record: nil)
      }
    case .promptBlocked(let reason):
      answer.blockReason = reason
      answer.usage.thoughts = nil
      if reason == "SAFETY" { answer.safetyRatings = Self.ratings }
    }
    return answer
  }

  private static let ratings: JSON = [
    ["category": "HARM_CATEGORY_HATE_SPEECH", "probability": "NEGLIGIBLE"],
    ["category": "HARM_CATEGORY_DANGEROUS_CONTENT", "probability": "HIGH", "blocked": true],
    ["category": "HARM_CATEGORY_HARASSMENT", "probability": "NEGLIGIBLE"],
    ["category": "HARM_CATEGORY_SEXUALLY_EXPLICIT", "probability": "LOW"],
  ]

  private func complete(
    _ answer: Answer, _ drawing: Drawing, _ request: GenerateRequest, _ disturbance: Disturbance?,
    thinksAloud: Bool
  ) throws -> Answer {
    var answer = answer
    var random = SeededNumbers(seed: answer.seed ^ 0xA5A5)
    let layout = Int.random(in: 0..<6, using: &random)
    answer.usage.candidates = Int.random(in: 88...630, using: &random)
    if thinksAloud {
      answer.thoughts = try thoughts(drawing, isAlways: disturbance == .thoughtsOnly)
    }
    if disturbance == .thoughtsOnly { return answer }

    var pictures = disturbance == .unflaggedDrafts ? try drafts(drawing) : []
    pictures.append(try picture(drawing.picture, disturbance))
    // Pro mostly adds words, before or after its picture; whoever asked for pictures gets no words.
    let words = AnswerPart(
      body: .text(drawing.words.isEmpty ? "Here is your picture." : drawing.words))
    switch layout {
    case _ where !request.modalities.contains("TEXT"): answer.parts = pictures
    case 0: answer.parts = pictures
    case 1: answer.parts = pictures + [words]
    default: answer.parts = [words] + pictures
    }
    let tokens = model.imageTokens[request.imageSize ?? "1K"] ?? 1120
    answer.usage.pictures = tokens * pictures.count
    answer.usage.candidates += answer.usage.pictures
    if disturbance == .emptyParts || !model.signsAnswers {
      answer.closing = .partless
    } else if model.defaultThinking != "always" {
      answer.closing = .emptyText
    }
    return try signed(answer, record: drawing.record)
  }

  /// The paragraphs and the drafts, a draft after each of the first two paragraphs.
  private func thoughts(_ drawing: Drawing, isAlways: Bool) throws -> [AnswerPart] {
    let texts = drawing.thoughts.map { AnswerPart(body: .text($0), isThought: true) }
    var drafts = try drafts(drawing)
    if drafts.isEmpty, isAlways { drafts = [try picture(drawing.picture, nil)] }
    var thoughts: [AnswerPart] = []
    for index in 0..<max(texts.count, drafts.count) {
      if index < texts.count { thoughts.append(texts[index]) }
      if index < drafts.count {
        thoughts.append(AnswerPart(body: drafts[index].body, isThought: true))
      }
    }
    return thoughts
  }

  private func drafts(_ drawing: Drawing) throws -> [AnswerPart] {
    try drawing.drafts.map { try picture($0, nil) }
  }

  private func picture(_ pixmap: Pixmap, _ disturbance: Disturbance?) throws -> AnswerPart {
    var bytes =
      model.mimeType == "image/png" ? try pixmap.png() : try pixmap.jpeg(quality: 90)
    if disturbance == .badPicture {
      bytes = Array(bytes.prefix(24)) + [UInt8](repeating: 0x2A, count: 2_000)
    }
    var data = Base64.encode(bytes)
    if disturbance == .badBase64 {
      data.insert("!", at: data.index(data.startIndex, offsetBy: data.utf8.count / 2))
    }
    return AnswerPart(body: .picture(mimeType: model.mimeType, data: data))
  }

  /// Signs the first part and every picture.
  private func signed(_ answer: Answer, record: SceneRecord?) throws(ServiceError) -> Answer {
    guard model.signsAnswers else { return answer }
    var answer = answer
    for index in answer.parts.indices where index == 0 || answer.parts[index].isPicture {
      let seed = answer.seed &+ number &* 31 &+ UInt64(index)
      do {
        answer.parts[index].signature = try mint.issue(
          answer.parts[index].isPicture ? record : nil, seed: seed)
      } catch {
        throw Self.internalError
      }
    }
    return answer
  }
}

extension FaultEffect {
  /// The verdict of a fault that is one.
  var verdict: Verdict? {
    guard case .verdict(let verdict) = self else { return nil }
    return verdict
  }

  /// The disturbance of a fault that is one.
  var disturbance: Disturbance? {
    guard case .disturbance(let disturbance) = self else { return nil }
    return disturbance
  }
}
