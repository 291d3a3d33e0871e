import ChatUI
import Conversation
import Foundation
import GeminiAPI
import Resilience
import Screen
import Storage

extension EffectRunner {
  /// Opens a stored session, at a turn or at its end: to drive it, or to watch the copy that does.
  ///
  /// Pictures of another session stand in its composer from then on.
  func open(_ id: SessionID, at turn: TurnID? = nil, with lent: [Picture] = []) {
    Task {
      do {
        let library = services.library
        let hold = try held.take(id)
        if hold == .taken { try await library.interruptOrphans(of: id) }
        guard let record = try await library.record(of: id) else { return }
        var opened = OpenedSession(record.withoutDraft)
        if hold == .elsewhere {
          opened.isWatched = true
        } else {
          opened.session.settings = services.options.applied(to: opened.session.settings)
          opened.draft = record.draft
        }
        if !lent.isEmpty, !opened.isWatched {
          let known = Set(opened.draft.attachments.map(\.blob))
          opened.draft.attachments += lent.filter { !known.contains($0.blob) }
          try await library.saveDraft(opened.draft, session: opened.session)
        }
        opened.turn = turn
        show(id)
        told = record.withoutDraft
        post(.sessionOpened(opened))
        learn(id, opened.session.settings)
        if opened.isWatched { takeOverLater(id) }
      } catch {
        post(.notice("storage: \(error)"))
      }
    }
  }

  func openNew(_ settings: GenerationSettings, draft: Draft = Draft()) {
    let session = Session(createdAt: Date(), settings: settings)
    // Nobody else can know this session, so its lock is free.
    _ = try? held.take(session.id)
    show(session.id)
    post(.sessionOpened(OpenedSession(session: session, draft: draft)))
    learn(session.id, settings)
  }

  /// Reads what is known of a session's money and of the model it asks.
  private func learn(_ session: SessionID, _ settings: GenerationSettings) {
    readSpending(of: session)
    readHealth(of: settings.model)
    readStatistics(of: settings.model, days: 30)
    readUsualTime(settings)
    readLimits(of: settings.model)
  }

  /// Tells what a session and the day have spent.
  func readSpending(of session: SessionID) {
    Task { [library = services.library, post] in
      let today = Calendar.current.startOfDay(for: Date())
      if let spending = try? await library.spending(of: session, since: today) {
        post(.spending(of: session, spending))
      }
    }
  }

  func readHealth(of model: String) {
    Task { [library = services.library, post] in
      let start = Date(timeIntervalSinceNow: -HealthReading.window)
      if let reading = try? await library.health(of: model, since: start) {
        post(.health(of: model, reading))
      }
    }
  }

  func readStatistics(of model: String, days: Int) {
    Task { [library = services.library, post] in
      do {
        post(.statistics(try await StatisticsReport(of: model, days: days, from: library)))
      } catch {
        post(.notice("storage: \(error)"))
      }
    }
  }

  /// Tells how long answers with these settings took here, as soon as there are enough of them.
  func readUsualTime(_ settings: GenerationSettings) {
    Task { [library = services.library, post] in
      let (model, size) = (settings.model, settings.size)
      if let seconds = try? await library.typicalSeconds(model: model, size: size) {
        post(.usualTime(model: model, size: size, seconds))
      }
    }
  }

  /// Tells how much of a model's limits is used.
  func readLimits(of model: String) {
    Task { [services, post] in
      let uses = try? await services.library.uses(
        of: model, at: services.endpoint.host,
        within: services.configuration.limits?[model] ?? RateLimits(), now: Date())
      if let uses { post(.limits(model: model, uses)) }
    }
  }

  /// Keeps what was set, and makes it the rule from the next turn on.
  func save(_ preferences: Preferences) {
    writes.add { [services, keeper = services.keeper] in
      try await keeper.save(preferences)
      await services.use(preferences)
    }
    let mode = services.configuration.imageMode(preferences)
    screenWork.add { [display] in await display.use(mode) }
  }
}
