/// How long a transfer may take, in its stages; a picture takes half a minute, or six.
package struct Timeouts: Hashable, Sendable {
  /// Until the line stands, name and TLS included.
  package var connect: Duration
  /// From the last byte out to the first byte of the answer.
  package var firstByte: Duration
  /// Between two bytes, out or in: thoughts come early, then long silence.
  package var idle: Duration
  /// The whole transfer.
  package var whole: Duration

  package init(
    connect: Duration = .seconds(10), firstByte: Duration = .seconds(240),
    idle: Duration = .seconds(180), whole: Duration = .seconds(360)
  ) {
    self.connect = connect
    self.firstByte = firstByte
    self.idle = idle
    self.whole = whole
  }
}
