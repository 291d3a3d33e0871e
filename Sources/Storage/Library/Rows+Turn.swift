import Conversation
import Foundation

/// The two sides of a turn, as the column `side` names them.
enum Side: String {
  case prompt, answer
}

/// A part with its place.
struct PartRow {
  let turn: TurnID
  let side: Side
  let part: Part

  init(_ row: Row) throws(LibraryError) {
    turn = TurnID(rawValue: try row.text("turn"))
    side = try row.some(Side(rawValue: try row.text("side")), "side")
    part = try Part(row)
  }
}

extension Part {
  fileprivate init(_ row: Row) throws(LibraryError) {
    let body: Body? =
      switch try row.text("kind") {
      case "text": .text(try row.text("text"))
      case "picture": .picture(try Picture(row))
      case "other": .other(json: try row.text("json"))
      default: nil
      }
    var signature: Signature?
    if let blob = row.textIfAny("signature") {
      signature = Signature(
        blob: BlobID(rawValue: blob), characterCount: try row.integer("signature_characters"))
    }
    self.init(
      try row.some(body, "kind"), isThought: try row.bool("thought"), signature: signature,
      arrivedAfter: row.realIfAny("arrived_after"))
  }

  /// The row of the part at a position of one side of a turn.
  func columns(turn: TurnID, side: Side, position: Int) -> KeyValuePairs<String, Value> {
    let (kind, json): (String, String?) =
      switch body {
      case .text: ("text", nil)
      case .picture: ("picture", nil)
      case .other(let json): ("other", json)
      }
    return [
      "turn": .text(turn.rawValue), "side": .text(side.rawValue), "position": Value(position),
      "kind": .text(kind), "text": Value(text), "json": Value(json),
      "blob": Value(picture?.blob.rawValue), "mime": Value(picture?.mimeType),
      "width": Value(picture?.width), "height": Value(picture?.height),
      "byte_count": Value(picture?.byteCount), "name": Value(picture?.name),
      "thought": Value(isThought), "signature": Value(signature?.blob.rawValue),
      "signature_characters": Value(signature?.characterCount),
      "arrived_after": Value(arrivedAfter),
    ]
  }
}

extension Turn {
  /// A turn without its parts.
  init(_ row: Row) throws(LibraryError) {
    self.init(
      id: TurnID(rawValue: try row.text("id")),
      session: SessionID(rawValue: try row.text("session")),
      parent: row.textIfAny("parent").map(TurnID.init(rawValue:)),
      createdAt: try row.date("created_at"), prompt: [], settings: try GenerationSettings(row),
      state: try row.some(TurnState(rawValue: try row.text("state")), "state"))
    answeredBy = row.textIfAny("answered_by")
    finishReason = row.textIfAny("finish_reason").map(FinishReason.init(rawValue:))
    finishMessage = row.textIfAny("finish_message")
    usage = try row.jsonIfAny("usage")
    cost = row.integerIfAny("cost").map(Money.init(nanodollars:))
    pricesOf = row.textIfAny("prices_of")
    atStake = Money(nanodollars: Int64(try row.integer("at_stake")))
    passesCaps = try row.bool("passes_caps")
    startedAt = row.dateIfAny("started_at")
    finishedAt = row.dateIfAny("finished_at")
    waitsUntil = row.dateIfAny("waits_until")
    if let model = row.textIfAny("issuer_model"), let host = row.textIfAny("issuer_host") {
      issuer = Issuer(model: model, host: host)
    }
    inclusion = try row.some(Inclusion(rawValue: try row.text("inclusion")), "inclusion")
    request = try row.jsonIfAny("request")
  }

  /// The row of the turn, but for its inclusion: that is settled while the turn runs elsewhere.
  func columns() throws(LibraryError) -> KeyValuePairs<String, Value> {
    [
      "id": .text(id.rawValue), "session": .text(session.rawValue),
      "parent": Value(parent?.rawValue), "created_at": Value(createdAt),
      "model": .text(settings.model), "size": Value(settings.size),
      "aspect": Value(settings.aspect), "includes_thoughts": Value(settings.includesThoughts),
      "state": .text(state.rawValue), "answered_by": Value(answeredBy),
      "finish_reason": Value(finishReason?.rawValue), "finish_message": Value(finishMessage),
      "usage": try Value(json: usage), "cost": Value(cost?.nanodollars),
      "prices_of": Value(pricesOf), "at_stake": Value(atStake.nanodollars),
      "passes_caps": Value(passesCaps),
      "started_at": Value(startedAt), "finished_at": Value(finishedAt),
      "waits_until": Value(waitsUntil), "issuer_model": Value(issuer?.model),
      "issuer_host": Value(issuer?.host), "request": try Value(json: request),
    ]
  }
}
