extension MessageRequest: JSONRepresentable {
  /// Writes the request; the order of fields is fixed, so the same request is always the same bytes.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("model", model.rawValue)
    writer.member("max_tokens", maxTokens)
    if stream { writer.member("stream", true) }
    writer.member("temperature", temperature.map { .number($0) })
    writer.member("top_p", topP.map { .number($0) })
    writer.member("top_k", topK.map { .number($0) })
    if !stopSequences.isEmpty {
      writer.member("stop_sequences", .array(stopSequences.map { .string($0) }))
    }
    if !metadata.isEmpty { writer.member("metadata", .object(metadata)) }
    writer.member("service_tier", serviceTier?.rawValue)
    writer.member("inference_geo", inferenceGeography?.rawValue)
    writer.member("container", container)
    writer.member("diagnostics", diagnostics)
    writePrompt(to: &writer)
    writer.members(of: additionalFields)
    writer.endObject()
  }

  /// The body of a request that only counts the tokens of the prompt.
  ///
  /// Fields that do not shape the prompt are left out, as the API rejects them there.
  public func encodedForTokenCount() -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("model", model.rawValue)
    writePrompt(to: &writer)
    for name in ["mcp_servers", "context_management"] {
      writer.member(name, additionalFields[name])
    }
    writer.endObject()
    return writer.bytes
  }

  /// Writes the fields that shape the prompt.
  private func writePrompt(to writer: inout JSONWriter) {
    writer.member("speed", speed?.rawValue)
    writer.member("thinking", thinking)
    writer.member("output_config", outputConfiguration.isEmpty ? nil : outputConfiguration)
    writer.member("cache_control", cacheControl)
    if !tools.isEmpty { writer.member("tools", tools) }
    writer.member("tool_choice", toolChoice)
    writer.member("system", system)
    writer.member("messages", messages)
  }
}
