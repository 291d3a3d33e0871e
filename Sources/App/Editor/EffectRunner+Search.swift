import ChatUI
import Conversation
import Foundation
import Imaging
import Storage

extension EffectRunner {
  /// Lists a part of the sessions; of requests that come quickly only the last is answered.
  func list(_ request: BrowserRequest) {
    lists.run { [library = services.library, post] in
      do {
        let page = try await library.sessions(
          request.query, request.order, from: request.first, limit: request.limit)
        let rows = page.rows.map {
          BrowserRow(summary: $0.summary, failure: $0.failure, notice: $0.notice)
        }
        post(
          .sessionsListed(
            BrowserPage(
              request, rows: rows, count: page.count, total: page.total, cost: page.cost)))
      } catch {
        post(.notice("storage: \(error)"))
      }
    }
  }

  /// Looks for turns; pictures that nobody has looked at yet are looked at from now on.
  func search(_ request: SearchRequest) {
    hashing.start()
    searches.run { [library = services.library, blobs = services.blobs, post] in
      do {
        post(.found(request, try await Self.page(of: request, library, blobs)))
      } catch {
        post(.notice("storage: \(error)"))
      }
    }
  }

  @concurrent
  private static func page(
    of request: SearchRequest, _ library: Library, _ blobs: BlobStore
  ) async throws -> SearchPage {
    guard request.query.like != nil else {
      return try await library.search(
        request.query, in: request.session, from: request.first, limit: request.limit)
    }
    guard let picture = request.like,
      let hash = try? await PictureHash.of(blobs.url(for: picture.blob))
    else { return SearchPage() }
    return try await library.lookAlikes(
      of: hash, in: request.session, from: request.first, limit: request.limit)
  }

  /// Makes a copy of a session.
  func duplicate(_ session: SessionID, title: String) {
    writes.add { [library = services.library, post] in
      let edit = try await library.duplicate(session, title: title, now: Date())
      post(.duplicated(edit.session))
    }
  }
}
