package import Conversation
package import Foundation
package import Resilience
package import Screen

/// Everything that can happen to the state: keys, time, and answers to effects.
package enum Action: Sendable, Equatable {
  case input(InputEvent)
  /// The time; comes about once a second while the screen shows a clock.
  case tick(Date)
  case sessionsListed(BrowserPage)
  /// What was found, and what was asked for.
  case found(SearchRequest, SearchPage)
  /// A session was copied.
  case duplicated(SessionID)
  case sessionOpened(OpenedSession)
  /// What the library holds of the open session, after another copy has written.
  case sessionRefreshed(OpenedSession)
  /// The copy that drove the watched session let go, and this one drives it from now on.
  case sessionTaken(OpenedSession)
  /// Another copy has written something.
  case libraryChanged
  /// How much the trash holds, for the question whether to empty it.
  case trashCounted(TrashCount)
  /// The trash was emptied.
  case trashEmptied(TrashCount, byteCount: Int)
  case turn(TurnID, TurnProgress)
  /// A turn could not even be committed; the prompt goes back to the composer.
  case turnRefused(TurnRequest, Failure)
  /// A cap forbids a turn: nothing was committed, the prompt goes back to the composer.
  case overCap(TurnRequest, Overrun)
  /// The cells of a picture are ready; an empty grid says that it cannot be shown.
  case imageReady(ImageRequest, CellGrid)
  /// How pictures reach the screen from now on.
  case graphics(GraphicsVerdict)
  /// A file was checked and stored as an attachment, without what it told of itself, or refused.
  case attached(path: String, Result<Picture, Refusal>, without: [String] = [])
  /// Files and folders that complete a path; folders end with a slash.
  case completions(of: String, [String])
  /// How a model did in the last five minutes.
  case health(of: String, HealthReading)
  case statistics(StatisticsReport)
  /// How much of each known limit of a model is used, by all copies.
  case limits(model: String, [LimitUse])
  /// What a session and the day have spent.
  case spending(of: SessionID, Spending)
  /// How long this machine's last answers of a model at a size took: quick and slow end, in
  /// seconds.
  case usualTime(model: String, size: String?, [Double])
  /// What is to be seen of a picture that is arriving; nil where nothing is.
  case arrivingSeen(TurnID, URL, CellGrid?)
  /// How much of the picture it edited a turn changed.
  case changeMeasured(TurnID, PictureDifference)
  /// A picture shows the region that was marked, and goes along with the next prompt.
  case regionMarked(Picture, GridRegion)
  /// What differs between two pictures.
  case compared(Picture, Picture, PictureDifference)
  /// The library made an edit, took one back, or made one again.
  case edit(Edit, EditWay)
  /// There is nothing to take back, or to make again.
  case nothingToUndo(EditWay)
  /// A picture was saved under a path, or could not be.
  case saved(Result<String, Refusal>)
  /// Of several pictures so many were saved; why others were not.
  case savedAll(Int, refused: [Refusal])
  /// A picture was opened elsewhere or copied, or could not be.
  case sentOut(Result<Departure, Refusal>)
  /// A short notice for the status bar.
  case notice(String)
  /// Text came back from an external editor.
  case edited(String)
}

/// Why something the user asked for was not done; the view filters names and sentences.
package enum Refusal: Error, Sendable, Equatable {
  /// A file of that name is there, and nothing is written over.
  case exists(name: String)
  case notWritable(name: String)
  case reportNotWritable
  /// No viewer took a picture; where its copy is.
  case noViewer(path: String)
  /// The clipboard's program took no picture.
  case noClipboard(program: String)
  /// A picture is too large, but a smaller copy can go in its place; the sentence says what is.
  case tooLarge(String)
  /// A sentence that is not of the screen: of the system, or of a decoder.
  case told(String)

  /// The sentence for the bar.
  package func sentence(_ words: Words) -> String {
    switch self {
    case .exists(let name): words("notice.exists", name)
    case .notWritable(let name): words("notice.notWritable", name)
    case .reportNotWritable: words["notice.reportNotWritable"]
    case .noViewer(let path): words("notice.noViewer", path)
    case .noClipboard(let program): words("notice.noClipboard", program)
    case .tooLarge(let sentence), .told(let sentence): sentence
    }
  }
}

/// A row of the session browser.
package struct BrowserRow: Sendable, Equatable {
  package var summary: SessionSummary
  /// What the last turn failed with, if it did.
  package var failure: Failure?
  /// The wait it is in, if it waits.
  package var notice: RetryNotice?

  package init(summary: SessionSummary, failure: Failure? = nil, notice: RetryNotice? = nil) {
    self.summary = summary
    self.failure = failure
    self.notice = notice
  }
}

/// A session as it was loaded from the store.
package struct OpenedSession: Sendable, Equatable {
  package var session: Session
  package var turns: [Turn]
  package var attempts: [TurnID: [Attempt]]
  /// What its waiting turns wait for.
  package var notices: [TurnID: RetryNotice]
  package var annotations: [TurnID: Annotation]
  package var draft: Draft
  /// Whether another copy drives it.
  package var isWatched = false
  /// The turn it is opened for; nil opens it at its end.
  package var turn: TurnID?

  package init(
    session: Session, turns: [Turn] = [], attempts: [TurnID: [Attempt]] = [:],
    notices: [TurnID: RetryNotice] = [:], annotations: [TurnID: Annotation] = [:],
    draft: Draft = Draft()
  ) {
    self.session = session
    self.turns = turns
    self.attempts = attempts
    self.notices = notices
    self.annotations = annotations
    self.draft = draft
  }
}
