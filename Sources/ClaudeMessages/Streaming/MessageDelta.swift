/// The end of a reply.
public struct MessageDelta: Sendable, Hashable {
  /// Why the reply ended.
  public var stopReason: StopReason?
  /// The stop sequence that matched.
  public var stopSequence: String?
  /// More about the end.
  public var stopDetails: StopDetails?
  /// The container in which code ran.
  public var container: JSONValue?
  /// The usage so far: cumulative, not added.
  public var usage: Usage
  /// Members of the event and its `delta` that this library does not know.
  public var additionalFields: JSONObject

  /// Makes an end.
  public init(stopReason: StopReason?, stopSequence: String? = nil, usage: Usage = Usage()) {
    self.stopReason = stopReason
    self.stopSequence = stopSequence
    self.usage = usage
    additionalFields = JSONObject()
  }
}
