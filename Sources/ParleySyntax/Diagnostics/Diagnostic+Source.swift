import ParleyDiagnostics

extension Diagnostic.ID {
  /// The source has more bytes than allowed.
  package static let sourceTooLong = Self(rawValue: "syntax.source-too-long")
  /// The source is not UTF-8.
  package static let invalidUTF8 = Self(rawValue: "syntax.invalid-utf8")
}

extension Diagnostic {
  static func sourceTooLong(_ byteCount: Int, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .sourceTooLong,
      "a script of \(byteCount) bytes is longer than the limit of \(limit) bytes",
      at: span,
      help: ["put data into a file of its own and read it with read(\"data.txt\")"]
    )
  }

  static func invalidUTF8(byteOffset: Int, further: Int, at span: SourceSpan) -> Diagnostic {
    let more = further > 0 ? " and at \(further) further place\(further == 1 ? "" : "s")" : ""
    return Diagnostic(
      .invalidUTF8,
      "the source is not UTF-8: invalid byte at offset \(byteOffset)\(more)",
      at: span,
      help: ["save the file in the encoding UTF-8"]
    )
  }
}
