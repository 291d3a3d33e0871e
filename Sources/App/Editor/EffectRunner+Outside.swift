import ChatUI
import Conversation
import Foundation
import Screen
import Storage

extension EffectRunner {
  /// How long a viewer's failure is of interest; after that its user has seen the picture.
  private nonisolated static let startingTime = Duration.seconds(10)

  /// Opens a copy of a picture in the system's viewer; where there is none, says where the copy is.
  func openOutside(_ picture: Picture, as name: String) {
    let source = services.blobs.url(for: picture.blob)
    let desktop = Desktop(environment: services.environment)
    let home = services.environment["HOME"] ?? ""
    Task { [outside, post] in
      guard let copy = try? await outside.copy(of: picture.blob, at: source, as: name) else {
        return post(.sentOut(.failure(.notWritable(name: name))))
      }
      let path = copy.path.hasPrefix(home + "/") ? "~" + copy.path.dropFirst(home.count) : copy.path
      guard let viewer = desktop.viewer else {
        return post(.sentOut(.success(.copied(to: path))))
      }
      // Said first: a viewer that fails says so afterwards.
      post(.sentOut(.success(.opened(name: copy.lastPathComponent))))
      let start = ContinuousClock.now
      let isStarted = DetachedProgram.start(
        viewer + [copy.path], environment: desktop.environment.withoutKeys
      ) { code in
        guard code != 0, start.duration(to: .now) < Self.startingTime else { return }
        post(.sentOut(.failure(.noViewer(path: path))))
      }
      if !isStarted { post(.sentOut(.failure(.noViewer(path: path)))) }
    }
  }

  /// Copies a picture's bytes through the terminal, else with the desktop's program, else its path.
  ///
  /// The terminal's clipboard is that of whoever looks at the screen, also over SSH.
  func copyPicture(_ picture: Picture) {
    let file = services.blobs.url(for: picture.blob).path
    screenWork.add { [display, post] in
      let isTaken = await display.copy(file: file, as: picture.mimeType) { isDone in
        if isDone { return post(.sentOut(.success(.onClipboard))) }
        Task { await self.copyHere(picture) }
      }
      if !isTaken { await self.copyHere(picture) }
    }
  }

  /// Copies a picture's bytes with the desktop's program, else its path through the terminal.
  private func copyHere(_ picture: Picture) {
    let file = services.blobs.url(for: picture.blob).path
    let desktop = Desktop(environment: services.environment)
    guard let command = desktop.clipboard(for: picture.mimeType), let program = command.first else {
      screenWork.add { [display, post] in
        await display.copy(file)
        post(.sentOut(.success(.pathOnClipboard)))
      }
      return
    }
    let refusal = Refusal.noClipboard(program: URL(filePath: program).lastPathComponent)
    // The bytes are the program's standard input. It goes on in the background and keeps them.
    let isStarted = DetachedProgram.start(
      command, input: file, environment: desktop.environment.withoutKeys
    ) { [post] code in
      post(.sentOut(code == 0 ? .success(.onClipboard) : .failure(refusal)))
    }
    if !isStarted { post(.sentOut(.failure(refusal))) }
  }
}
