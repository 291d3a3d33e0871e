import ChatUI
import Conversation
import Engine
import Foundation
import Resilience
import Screen
import Storage

/// Carries out what the state wants done outside; every answer is an action.
///
/// Writes to the store go through one queue, what the display is asked for through another, each
/// in the order of the effects.
final class EffectRunner {
  let services: Services
  let display: any Display
  let post: @Sendable (Action) -> Void
  let writes: TaskQueue
  let screenWork: TaskQueue
  let drafts: DraftSaver
  private let changes: ChangeQueue
  let lists = LatestTask()
  let searches = LatestTask()
  let hashing: PictureHashing
  let outside: OutsideFolder
  let pictures: ScreenPictures?
  let held: HeldSessions
  /// The session on the screen.
  private(set) var shown: SessionID?
  /// What was last told of it, its draft apart, so that nothing is told twice.
  var told: SessionRecord?
  private var watch: LibraryWatch?
  /// Waits for the other copy to let go of the session on the screen.
  var waiting: Task<Void, Never>?
  /// The sessions of turns that run or wait here.
  var running: [TurnID: SessionID] = [:]

  init(
    services: Services, display: any Display, held: HeldSessions, pictures: ScreenPictures? = nil,
    post: @escaping @Sendable (Action) -> Void
  ) {
    self.held = held
    self.services = services
    self.display = display
    self.pictures = pictures
    self.post = post
    writes = TaskQueue { post(.notice("storage: \($0)")) }
    screenWork = TaskQueue { post(.notice($0)) }
    drafts = DraftSaver(library: services.library, writes: writes)
    changes = ChangeQueue(blobs: services.blobs, post: post)
    hashing = PictureHashing(library: services.library, blobs: services.blobs)
    outside = OutsideFolder(cache: services.paths.cache)
    Task { [outside] in await outside.sweep() }
  }

  /// Starts an effect and returns at once.
  func perform(_ effect: Effect) {
    switch effect {
    case .listSessions(let request): list(request)
    case .search(let request): search(request)
    case .openSession(let id): open(id)
    case .lend(let pictures, let id): open(id, with: pictures)
    case .duplicate(let session, let title): duplicate(session, title: title)
    case .newSession(let settings): openNew(settings)
    case .saveSession(let session):
      writes.add { [library = services.library] in try await library.put(session) }
    case .saveDraft(let session, let draft): drafts.save(draft, of: session)
    case .assign(let assignments, let session): assign(assignments, in: session)
    case .undo(let session): undo(in: session)
    case .redo(let session): redo(in: session)
    case .countTrash: countTrash()
    case .emptyTrash: emptyTrash()
    case .startTurn(let request): start(request)
    case .resumeTurn(let turn, let session): resume(turn, of: session.id)
    case .stopTurn(let turn): stop(turn)
    case .switchModel(let turn, let model): switchModel(of: turn, to: model)
    case .attach(let path, let shrinks): attach(path, shrinks: shrinks)
    case .complete(let path): complete(path)
    case .measureChange(let turn, let old, let new, let region):
      changes.add(from: old, to: new, within: region) { .changeMeasured(turn, $0) }
    case .lookAtArriving(let turn, let file, let size): look(at: file, of: turn, size)
    case .markRegion(let picture, let region): mark(region, on: picture)
    case .compare(let old, let new): changes.add(from: old, to: new) { .compared(old, new, $0) }
    case .savePicture(let picture, let name, let recipe): save(picture, as: name, with: recipe)
    case .export(let session, let format, let name, let language):
      export(session, format, as: name, language)
    case .saveAll(let files): save(files)
    case .openOutside(let picture, let name): openOutside(picture, as: name)
    case .copyPicture(let picture): copyPicture(picture)
    case .saveReport(let turn, let isWithPictures): saveReport(of: turn, isWithPictures)
    case .readSpending(let session): readSpending(of: session)
    case .readHealth(let model): readHealth(of: model)
    case .readStatistics(let model, let days): readStatistics(of: model, days: days)
    case .editExternally(let text): edit(text)
    case .copy(let text): screenWork.add { [display] in await display.copy(text) }
    case .savePreferences(let preferences): save(preferences)
    case .setTitle(let title): screenWork.add { [display] in await display.setTitle(title) }
    case .ring: screenWork.add { [display] in await display.ring() }
    case .redraw: screenWork.add { [display] in await display.invalidate() }
    case .suspend: suspend()
    case .quit: break
    }
  }

  /// Looks from now on for what other copies write.
  func watchLibrary() {
    watch = LibraryWatch(services.library) { [weak self] in await self?.libraryChanged() }
  }

  /// Waits until everything asked for is on disk, and lets go of the sessions.
  func finish() async {
    watch?.stop()
    waiting?.cancel()
    changes.stop()
    hashing.stop()
    drafts.flush()
    await writes.finish()
    await screenWork.finish()
    await outside.remove()
    held.releaseAll()
  }

  /// Puts a session on the screen and lets go of the one before, once all of it is written.
  func show(_ session: SessionID) {
    if shown != session {
      told = nil
      waiting?.cancel()
    }
    guard let left = shown, left != session else {
      shown = session
      return
    }
    shown = session
    drafts.flush()
    writes.add { [weak self] in await self?.releaseIfIdle(left) }
  }

  /// Lets go of a session that is not on the screen and has no turn running.
  func releaseIfIdle(_ session: SessionID) {
    guard session != shown, !running.values.contains(session) else { return }
    held.release(session)
  }
}
