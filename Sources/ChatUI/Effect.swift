package import Conversation
package import Foundation

/// What the state wants done outside; carried out by the App's effect runner, answered by actions.
package enum Effect: Sendable, Equatable {
  /// Lists a part of the sessions.
  case listSessions(BrowserRequest)
  /// Looks for turns, by words or by a picture.
  case search(SearchRequest)
  case openSession(SessionID)
  /// Opens a session with pictures of another one attached.
  case lend([Picture], to: SessionID)
  /// Makes a copy of a session.
  case duplicate(SessionID, title: String)
  /// Opens a fresh session (an id is drawn outside, so that updating stays pure).
  case newSession(GenerationSettings)
  /// Title or settings changed.
  case saveSession(Session)
  case saveDraft(Session, Draft)
  /// The user says something of a session or its turns; can be undone.
  case assign([Assignment], in: SessionID)
  /// Takes the newest edit back, of a session or of all.
  case undo(in: SessionID?)
  case redo(in: SessionID?)
  /// Counts what is in the trash.
  case countTrash
  /// Deletes what is in the trash, for good: the user was asked.
  case emptyTrash
  case startTurn(TurnRequest)
  /// Sends a waiting or interrupted turn on. A waiting one goes now, which counts as a retry.
  case resumeTurn(TurnID, Session)
  case stopTurn(TurnID)
  /// The user chose another model for a waiting turn.
  case switchModel(TurnID, String)
  /// Checks and stores a file; `shrinks` takes a smaller copy of one that is too large.
  case attach(path: String, shrinks: Bool = false)
  case complete(path: String)
  /// Compares a turn's result with the picture it edited; one that cannot be compared has no answer.
  case measureChange(TurnID, from: Picture, to: Picture, within: GridRegion? = nil)
  /// Looks at what is there of a picture that is arriving in a file, as large as it will be.
  case lookAtArriving(TurnID, URL, PictureSize)
  /// Draws a region on a picture and stores that, to go along with the next prompt.
  case markRegion(Picture, GridRegion)
  /// Saves the bytes of a picture under a name in the working directory, never over a file; with a
  /// recipe, that is put in beside the pixels.
  case savePicture(Picture, name: String, recipe: Recipe? = nil)
  /// Writes a session to a new file or folder of the working directory, never over one, with the
  /// words of a language.
  case export(SessionID, ExportFormat, name: String, Language)
  /// Saves several pictures, each as it was received, never over a file.
  case saveAll([PictureFile])
  /// Opens a copy of a picture under a name in the system's viewer.
  case openOutside(Picture, name: String)
  /// Puts a picture on the clipboard, or its path where no picture reaches it.
  case copyPicture(Picture)
  /// Saves the failure report of a turn, and beside it its pictures where the user asks for them.
  case saveReport(TurnID, withPictures: Bool = false)
  /// Reads what a session and the day have spent.
  case readSpending(SessionID)
  /// Reads how a model did in the last five minutes.
  case readHealth(String)
  /// Reads what became of a model's attempts in so many days.
  case readStatistics(String, days: Int)
  case editExternally(String)
  /// Sends text to the terminal's clipboard.
  case copy(String)
  /// Measures what differs between two pictures; those that cannot be compared have no answer.
  case compare(Picture, Picture)
  /// Language, defaults, fallback or retry profile changed.
  case savePreferences(Preferences)
  case setTitle(String)
  case ring
  case redraw
  case suspend
  case quit
}
