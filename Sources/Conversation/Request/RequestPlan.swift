/// Turns to contents: what is sent of a path, so that the service accepts it and it fits.
///
/// | while the request is too large | what stays here |
/// |---|---|
/// | 1 | attached pictures of turns whose own picture came from them, oldest first |
/// | 2 | turns with pictures as a whole, both sides, oldest first |
/// | 3 | all of the newest picture's turn but the picture, which goes as the user's |
///
/// The newest picture of the path always goes. Failed, blocked and partial turns are left out unless
/// they are taken; thoughts are never sent. A picture that the asked model did not sign goes by the
/// rules' ``RequestRules/UnsignedRoad``, a promoted draft always as the user's.
package struct RequestPlan: Hashable, Sendable {
  /// The turns of the path that can go along, oldest first.
  package private(set) var turns: [PlannedTurn]
  package let contents: [Content]
  /// Bytes of the request: exact for its contents, and ``RequestLength/envelope`` for the rest.
  package let byteCount: Int
  package let byteLimit: Int

  /// Whether the service takes it; if not, the prompt's own pictures are too large.
  package var fits: Bool { byteCount <= byteLimit }

  /// Plans the request that continues a path.
  ///
  /// - Parameters:
  ///   - path: The turns from the root to the parent of the new one.
  ///   - prompt: What the user says now.
  ///   - model: The model that is asked.
  ///   - rules: The service's.
  ///   - taken: Turns that go along although they are not answered.
  package init(
    of path: [Turn], then prompt: [Part], to model: String, _ rules: RequestRules,
    taking taken: Set<TurnID> = []
  ) {
    let issuer = Issuer(model: model, host: rules.host)
    var turns = path.filter { $0.isAnswered || taken.contains($0.id) }
      .map { PlannedTurn($0, to: issuer, rules) }
    // What holds the newest picture cannot be left out, not even by the user.
    let current = turns.lastIndex { $0.turn.primaryPicture != nil }
    if let current, turns[current].form == .leftOutByUser { turns[current].form = .asYours }
    for place in turns.indices where turns[place].isWhole {
      turns[place].byteCount = RequestLength.of(turns[place].contents, rules) + 1
    }
    var contents = Self.contents(&turns, then: prompt)
    let limit = rules.byteLimit - RequestLength.envelope
    let excess = RequestLength.of(contents, rules) - limit
    if excess > 0 {
      Self.makeRoom(excess, in: &turns, keeping: current, rules)
      contents = Self.contents(&turns, then: prompt)
    }
    for place in turns.indices where turns[place].form == .asYours {
      let parts = Self.carried(by: turns[place])
      turns[place].byteCount = RequestLength.of(Content(role: .user, parts: parts), rules)
    }
    self.turns = turns
    self.contents = contents
    byteCount = RequestLength.of(contents, rules) + RequestLength.envelope
    byteLimit = rules.byteLimit
  }

  /// Tokens of one picture in a request: what the model table has for the newer models.
  private static let pictureTokens = 560

  /// About how many tokens the service will count in it; a token is about three characters.
  package var inputTokens: Int {
    contents.flatMap(\.parts).reduce(0) { sum, part in
      sum + (part.picture == nil ? (part.text?.count ?? 0) / 3 + 1 : Self.pictureTokens)
    }
  }

  /// What is kept of it with the turn.
  package var summary: RequestSummary {
    func ids(_ isMeant: (PlannedTurn) -> Bool) -> [TurnID] {
      turns.filter(isMeant).map(\.turn.id)
    }
    return RequestSummary(
      byteCount: byteCount, byteLimit: byteLimit,
      leftOut: ids { $0.form == .leftOutForRoom || $0.form == .leftOutByUser },
      withoutAttachments: ids { $0.isWhole && !$0.keepsAttachments },
      asYours: ids { $0.form == .asYours && $0.turn.primaryPicture != nil })
  }

  private static func makeRoom(
    _ excess: Int, in turns: inout [PlannedTurn], keeping current: Int?, _ rules: RequestRules
  ) {
    var excess = excess
    for place in turns.indices where excess > 0 && turns[place].canDropAttachments {
      let before = turns[place].byteCount
      turns[place].keepsAttachments = false
      turns[place].byteCount = RequestLength.of(turns[place].contents, rules) + 1
      excess -= before - turns[place].byteCount
    }
    for place in turns.indices where excess > 0 && place != current && turns[place].canLeave {
      turns[place].form = .leftOutForRoom
      excess -= turns[place].byteCount
      turns[place].byteCount = 0
    }
    if excess > 0, let current, turns[current].isWhole { turns[current].form = .asYours }
  }

  /// The contents of turns and a prompt.
  ///
  /// What goes as the user's stands at the head of the next thing the user says. A picture there
  /// stands for all turns it was made from, which are absorbed.
  private static func contents(
    _ turns: inout [PlannedTurn], then prompt: [Part]
  ) -> [Content] {
    var contents: [Content] = []
    var carried: [(place: Int, parts: [Part])] = []
    func take(before parts: [Part]) -> [Part] {
      defer { carried = [] }
      let attached = Set(parts.compactMap(\.picture?.blob))
      return carried.flatMap(\.parts).filter { part in
        part.picture.map { !attached.contains($0.blob) } ?? true
      } + parts
    }
    for place in turns.indices {
      if turns[place].isWhole {
        let own = turns[place].contents
        contents.append(Content(role: .user, parts: take(before: own[0].parts)))
        contents.append(own[1])
      } else if turns[place].form == .asYours {
        if turns[place].turn.primaryPicture != nil {
          for (earlier, _) in carried {
            turns[earlier].form = .absorbed
            turns[earlier].byteCount = 0
          }
          carried = []
        }
        carried.append((place, Self.carried(by: turns[place])))
      }
    }
    contents.append(Content(role: .user, parts: take(before: prompt)))
    return contents
  }

  /// What a turn whose answer cannot go back leaves for the user to say.
  private static func carried(by turn: PlannedTurn) -> [Part] {
    turn.turn.primaryPicture.map { [.picture($0)] } ?? turn.turn.prompt
  }
}
