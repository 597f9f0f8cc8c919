import ClaudeAPI
import OrderedJSON

/// The wire form of a scripted reply of one text block.
struct ScriptedMessage {
  let model: String
  let pieces: [String]
  let stopReason: String
  let inputTokens: Int
  let outputTokens: Int

  /// The events of a stream.
  var events: [RawEvent] {
    let start = message(content: "[]", stopReason: "null", outputTokens: 1)
    let deltas = pieces.map {
      #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":\#(json($0))}}"#
    }
    return
      ([
        #"{"type":"message_start","message":\#(start)}"#,
        #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
      ] + deltas + [
        #"{"type":"content_block_stop","index":0}"#,
        #"{"type":"message_delta","delta":{"stop_reason":\#(json(stopReason)),"stop_sequence":null},"usage":{"output_tokens":\#(outputTokens)}}"#,
        #"{"type":"message_stop"}"#,
      ]).map(RawEvent.init(json:))
  }

  /// The whole message as one event.
  var whole: RawEvent {
    let text = json(pieces.joined())
    let body = message(
      content: #"[{"type":"text","text":\#(text)}]"#,
      stopReason: json(stopReason),
      outputTokens: outputTokens
    )
    return RawEvent(form: .whole, name: "message", data: Array(body.utf8))
  }

  private func message(content: String, stopReason: String, outputTokens: Int) -> String {
    #"{"id":"msg_scripted","type":"message","role":"assistant","model":\#(json(model)),"content":\#(content),"stop_reason":\#(stopReason),"stop_sequence":null,"usage":{"input_tokens":\#(inputTokens),"output_tokens":\#(outputTokens)}}"#
  }

  private func json(_ text: String) -> String {
    String(decoding: JSONWriter.bytes(of: .string(text)), as: UTF8.self)
  }
}

extension RawEvent {
  /// A streamed event from its JSON; its name is the JSON's `type`.
  init(json: String) {
    let bytes = Array(json.utf8)
    let name = (try? JSONParser().parse(bytes))?["type"]?.stringValue ?? ""
    self.init(name: name, data: bytes)
  }
}
