/// What a source may not exceed.
package struct ParseLimits: Hashable, Sendable {
  /// The longest source, in bytes before line ends are normalized.
  ///
  /// Default: 16 MiB.
  package var sourceBytes: Int
  /// The deepest nesting of blocks, brackets and `{{ }}`.
  ///
  /// Default: 200.
  package var nesting: Int
  /// The longest way from an expression to a leaf of its tree, for chains such as `a + b + …`.
  ///
  /// Default: 500.
  package var expressionHeight: Int
  /// The number of diagnostics after which reading is given up.
  ///
  /// Default: 1,000.
  package var diagnostics: Int

  /// Makes limits; each default fits every script that a person writes.
  package init(
    sourceBytes: Int = 16 << 20,
    nesting: Int = 200,
    expressionHeight: Int = 500,
    diagnostics: Int = 1_000
  ) {
    self.sourceBytes = sourceBytes
    self.nesting = nesting
    self.expressionHeight = expressionHeight
    self.diagnostics = diagnostics
  }
}
