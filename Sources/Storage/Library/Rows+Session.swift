import Conversation
import Resilience

extension Session {
  init(_ row: Row) throws(LibraryError) {
    self.init(
      id: SessionID(rawValue: try row.text("id")), title: try row.text("title"),
      createdAt: try row.date("created_at"), updatedAt: try row.date("updated_at"),
      settings: try GenerationSettings(row))
    isStarred = try row.bool("is_starred")
    tags = try row.jsonIfAny("tags") ?? []
    trashedAt = row.dateIfAny("trashed_at")
  }
}

extension Annotation {
  init(_ row: Row) throws(LibraryError) {
    self.init(
      isStarred: try row.bool("is_starred"), label: row.textIfAny("label"),
      note: row.textIfAny("note"), trashedAt: row.dateIfAny("trashed_at"),
      emptiedAt: row.dateIfAny("emptied_at"))
  }
}

extension GenerationSettings {
  init(_ row: Row) throws(LibraryError) {
    self.init(
      model: try row.text("model"), size: row.textIfAny("size"), aspect: row.textIfAny("aspect"),
      includesThoughts: try row.bool("includes_thoughts"))
  }
}

extension Picture {
  init(_ row: Row) throws(LibraryError) {
    self.init(
      blob: BlobID(rawValue: try row.text("blob")), mimeType: try row.text("mime"),
      width: try row.integer("width"), height: try row.integer("height"),
      byteCount: try row.integer("byte_count"), name: row.textIfAny("name"))
  }
}

extension Attempt {
  init(_ row: Row) throws(LibraryError) {
    self.init(
      number: try row.integer("number"), model: try row.text("model"), host: try row.text("host"),
      startedAt: try row.date("started_at"), finishedAt: row.dateIfAny("finished_at"),
      answeredBy: row.textIfAny("answered_by"), failure: try row.jsonIfAny("failure"),
      waitedAfter: row.realIfAny("waited_after"), bytesSent: try row.integer("bytes_sent"),
      bytesReceived: try row.integer("bytes_received"),
      inputTokens: try row.integer("input_tokens"), images: try row.integer("images"))
  }
}

extension RetryNotice {
  init(_ row: Row) throws(LibraryError) {
    let failure: Failure? = try row.jsonIfAny("failure")
    self.init(
      failure: try row.some(failure, "failure"), nextAttempt: try row.integer("next_attempt"),
      attemptLimit: try row.integer("attempt_limit"), until: try row.date("until"),
      delay: try row.real("delay"), isServerDelay: try row.bool("is_server_delay"),
      hold: try row.jsonIfAny("hold"))
  }
}
