internal import Imaging

/// From a drawing to the parts of an answer.
extension AnswerComposer {
  /// The answer with its pictures and words, their account and their signatures.
  func finished(
    _ blank: Answer, _ drawing: Drawing, _ request: GenerateRequest, _ disturbance: Disturbance?
  ) throws -> Answer {
    var answer = blank
    var random = SeededNumbers(seed: answer.seed ^ 0xA5A5)
    let layout = Int.random(in: 0..<6, using: &random)
    var pictures = disturbance == .unflaggedDrafts ? try drafts(drawing) : []
    pictures.append(try picture(drawing.picture, disturbance))
    // Pro mostly adds words, before or after its picture; whoever asked for pictures gets no words.
    let words = AnswerPart(body: .text(drawing.words))
    switch layout {
    case _ where !request.modalities.contains("TEXT") || drawing.words.isEmpty:
      answer.parts = pictures
    case 0: answer.parts = pictures
    case 1: answer.parts = pictures + [words]
    default: answer.parts = [words] + pictures
    }
    answer.usage.pictures = (model.imageTokens[request.imageSize ?? "1K"] ?? 1120) * pictures.count
    answer.usage.candidates = answer.usage.pictures + Int.random(in: 88...630, using: &random)
    if disturbance == .emptyParts || !model.signsAnswers {
      answer.closing = .partless
    } else if model.defaultThinking != "always" {
      answer.closing = .emptyText
    }
    return try signed(answer, record: drawing.record)
  }

  /// The paragraphs and the drafts, a draft after each of the first two paragraphs.
  func thoughts(_ drawing: Drawing) throws -> [AnswerPart] {
    let texts = drawing.thoughts.map { AnswerPart(body: .text($0), isThought: true) }
    let drafts = try drafts(drawing)
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
    var bytes = model.mimeType == "image/png" ? try pixmap.png() : try pixmap.jpeg(quality: 90)
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
  func signed(_ answer: Answer, record: SceneRecord?) throws -> Answer {
    guard model.signsAnswers else { return answer }
    var answer = answer
    for index in answer.parts.indices where index == 0 || answer.parts[index].isPicture {
      answer.parts[index].signature = try mint.issue(
        answer.parts[index].isPicture ? record : nil,
        seed: answer.seed &+ number &* 31 &+ UInt64(index))
    }
    return answer
  }
}
