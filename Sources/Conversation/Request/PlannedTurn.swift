/// How one turn of the path goes along with a request.
package struct PlannedTurn: Hashable, Sendable {
  /// In which form it goes.
  package enum Form: Hashable, Sendable {
    /// Both sides as they were sent and received, with their signatures.
    case received
    /// Both sides; where a signature is due, the documented string stands for it.
    case bypassed
    /// Both sides without signatures, to a service that does not ask for them.
    case unsigned
    /// Its picture alone, as one of the user's; of a turn in words, what the user said.
    case asYours
    /// Nothing of it: the picture of a later turn, which goes as the user's, was made from it.
    case absorbed
    /// Nothing of it: there is no room.
    case leftOutForRoom
    /// Nothing of it: the user wants it so.
    case leftOutByUser
  }

  package let turn: Turn
  package internal(set) var form: Form
  /// Whether the pictures attached to it go too.
  package internal(set) var keepsAttachments = true
  /// The bytes that it adds to the request.
  package internal(set) var byteCount = 0

  /// A turn as it goes if there is room for all.
  init(_ turn: Turn, to issuer: Issuer, _ rules: RequestRules) {
    self.turn = turn
    if turn.inclusion == .never {
      form = .leftOutByUser
    } else if turn.isPromoted || turn.finalParts.isEmpty {
      form = .asYours
    } else if turn.issuer == issuer, turn.isSigned || !rules.enforcesSignatures {
      form = .received
    } else if !rules.enforcesSignatures {
      form = .unsigned
    } else {
      form = rules.unsignedRoad == .bypass ? .bypassed : .asYours
    }
  }

  /// Whether both sides of it go.
  package var isWhole: Bool { form == .received || form == .bypassed || form == .unsigned }

  /// What it adds to the history as a whole turn.
  var contents: [Content] {
    let signing: Content.Signing =
      switch form {
      case .bypassed: .bypass
      case .unsigned: .omitted
      default: .asReceived
      }
    return [
      Content(role: .user, parts: prompt),
      Content(role: .model, parts: turn.finalParts, signing: signing),
    ]
  }

  /// What the user said, without the attachments where they stay here.
  var prompt: [Part] {
    keepsAttachments ? turn.prompt : turn.prompt.filter { $0.picture == nil }
  }

  /// Whether its attachments can stay here: words remain, and it has a picture that was made since.
  var canDropAttachments: Bool {
    isWhole && turn.inclusion != .always && turn.primaryPicture != nil
      && !turn.attachments.isEmpty && turn.prompt.contains { $0.picture == nil }
  }

  /// Whether it can stay here to make room: it holds pictures, and the user does not insist on it.
  var canLeave: Bool {
    isWhole && turn.inclusion != .always
      && (turn.primaryPicture != nil || !turn.attachments.isEmpty)
  }
}

extension Turn {
  /// Whether the answer can go back to a service that enforces signatures: every picture is signed,
  /// and so is a text that comes first.
  var isSigned: Bool {
    let content = Content(role: .model, parts: finalParts)
    return content.parts.indices.allSatisfy {
      content.parts[$0].signature != nil || !content.needsSignature(at: $0)
    }
  }
}
