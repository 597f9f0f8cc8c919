/// What could go on at the cursor, told by what stands before it.
///
/// Offsets are UTF-8 bytes from the start of the entry; each is where the word that has been begun starts, or the cursor itself.
enum CursorPlace: Equatable {
  /// Nothing that is known: text, a new name, a comment, a number.
  case nothing
  /// The first word of a statement; `block` is what the innermost block around it belongs to, nil at the top level.
  case statement(word: Int, block: BlockOwner?, after: BlockOwner?)
  /// The name of what varies in an experiment: a setting, or a new name.
  case factor(word: Int)
  /// The name of a setting that `with` lays over a block.
  case setting(word: Int)
  /// The name after `unset`.
  case unset(word: Int)
  /// The argument of a setting or verb that takes words; `quote` is the quote it stands in, nil for none.
  case argument(of: String, word: Int, quote: UInt8?)
  /// A text that names a file, for a verb or built-in.
  case path(for: String, word: Int, quote: UInt8)
  /// The beginning of a value; `allowsRequest` tells whether `say` may stand there too.
  case expression(word: Int, allowsRequest: Bool)
  /// What may follow a value: an operator that is a word.
  case operatorWord(word: Int)
  /// The type of a field or of a tool's parameter.
  case type(word: Int)
  /// The schema after `as`.
  case schema(word: Int)
  /// A field of what stands before the dot.
  case field(dot: Int, word: Int)
}

/// What a block belongs to, as far as it matters after its end.
enum BlockOwner: Hashable {
  /// `if` and `else if`: `else` may follow.
  case ifElse
  /// `try`: `catch` follows.
  case tryCatch
  /// `experiment`: its lines have words of their own.
  case experiment
  /// The trial of an experiment, or a block in it: something may be measured there.
  case trial
  /// `schema`: its lines are fields.
  case schema
  /// Anything else.
  case other
}

/// A name that an entry makes.
struct DeclaredName: Equatable {
  /// What it stands for.
  enum Kind {
    /// A variable or parameter.
    case variable
    /// A function.
    case function
    /// An error that `catch` caught.
    case error
    /// A schema, which is no value.
    case schema
    /// A tool, which is no value.
    case tool

    /// Whether the name stands for a value.
    var isValue: Bool { self != .schema && self != .tool }
  }

  /// The name.
  let name: String
  /// What it stands for.
  let kind: Kind
}
