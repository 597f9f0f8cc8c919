import ParleyDiagnostics

/// What has a value.
///
/// The tree is as high as the parser's ``ParseLimits`` allow, so that walking and freeing it never runs out of stack.
package indirect enum Expression: Sendable {
  /// `null`, `true`, `false`, a number.
  case constant(ConstantLiteral)
  /// A text literal of any form.
  case text(TextTemplate)
  /// `[a, b]`.
  case list(ListLiteral)
  /// `{ key: value }`.
  case map(MapLiteral)
  /// A variable, a function or a built-in by its name.
  case name(Identifier)
  /// `(a)`.
  case parenthesized(ParenthesizedExpression)
  /// `-a`, `not a`.
  case unary(UnaryExpression)
  /// `a + b` and the like, comparisons, `and`, `or`.
  case binary(BinaryExpression)
  /// `a if c else b`.
  case conditional(ConditionalExpression)
  /// `f(a, b)`.
  case call(CallExpression)
  /// `a[i]`.
  case index(IndexExpression)
  /// `a[from:to]`.
  case slice(SliceExpression)
  /// `a.name`.
  case member(MemberExpression)
  /// `(a, b) -> e`.
  case lambda(LambdaExpression)
  /// What could not be read; an error was reported there.
  case invalid(SourceSpan)

  /// The source it covers.
  package var span: SourceSpan {
    switch self {
    case .constant(let node): node.span
    case .text(let node): node.span
    case .list(let node): node.span
    case .map(let node): node.span
    case .name(let node): node.span
    case .parenthesized(let node): node.span
    case .unary(let node): node.span
    case .binary(let node): node.span
    case .conditional(let node): node.span
    case .call(let node): node.span
    case .index(let node): node.span
    case .slice(let node): node.span
    case .member(let node): node.span
    case .lambda(let node): node.span
    case .invalid(let span): span
    }
  }
}
