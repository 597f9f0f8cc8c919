import ClaudeMessages
import LocalInference
import OrderedJSON

/// What a request demands of the form of a reply.
extension ReplyConstraint {
  /// Reads `output_config.format` and the tools.
  ///
  /// A call always names one of the tools, and its input fits the tool's schema: a model of this size needs that help whether or not
  /// the tool is strict. A schema that cannot be kept is refused where the API would have to keep it, else its tool is free.
  ///
  /// - Throws: ``LocalRefusal``.
  init(_ message: MessageRequest) throws(LocalRefusal) {
    self.init()
    if let format = message.outputConfiguration.format, let schema = format["schema"] {
      guard !message.hasPrefill else {
        throw .invalid("output_config.format: not supported with a prefilled reply")
      }
      do throws(SchemaError) {
        text = TextConstraint(try TextGrammar(documentsOf: schema))
      } catch {
        throw .unkept(error, at: "output_config.format.schema")
      }
    }
    guard !message.tools.isEmpty, message.toolChoice?.mode != ToolChoice.Mode.none else { return }
    call = try Self.call(of: message.tools)
  }

  private static func call(of tools: [ToolDefinition]) throws(LocalRefusal) -> TextConstraint? {
    var forms: [(name: String, input: JSONValue)] = []
    for (index, tool) in tools.enumerated() {
      let definition = tool.raw.value
      guard let name = tool.name, let schema = definition["input_schema"] else { continue }
      do throws(SchemaError) {
        _ = try TextGrammar(documentsOf: schema)
        forms.append((name, schema))
      } catch {
        guard definition["strict"]?.boolValue != true else {
          throw .unkept(error, at: "tools.\(index).input_schema")
        }
        forms.append((name, ["type": "object"]))
      }
    }
    do throws(SchemaError) {
      return TextConstraint(try TextGrammar(callsOf: forms))
    } catch {
      throw .unkept(error, at: "tools")
    }
  }
}

extension MessageRequest {
  /// Whether the reply goes on with a text of the assistant.
  var hasPrefill: Bool {
    guard let last = messages.last, last.role == .assistant else { return false }
    return !last.content.text.isEmpty
  }
}

extension LocalRefusal {
  /// A schema that no reply can be held to.
  fileprivate static func unkept(_ error: SchemaError, at path: String) -> LocalRefusal {
    let place = error.path.isEmpty ? path : "\(path).\(error.path)"
    return .invalid("\(place): \(error.message)")
  }
}
