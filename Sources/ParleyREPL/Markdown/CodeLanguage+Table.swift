extension CodeLanguage {
  /// The languages by their names and by what else they are called.
  static let byName: [String: CodeLanguage] = {
    let languages: [(names: String, language: CodeLanguage)] = [
      ("swift", swift), ("python py python3", python), ("json jsonc json5", json),
      ("javascript js jsx mjs typescript ts tsx", javaScript), ("bash sh shell zsh console", shell),
      ("c c++ cpp cc h hpp objective-c objc", c), ("go golang", go), ("rust rs", rust),
      ("java kotlin kt", java), ("html xml svg htm", markup), ("sql sqlite postgresql mysql", sql),
      ("yaml yml", yaml), ("claude parley", parley),
    ]
    var table: [String: CodeLanguage] = [:]
    for (names, language) in languages {
      for name in names.split(separator: " ") { table[String(name)] = language }
    }
    return table
  }()

  private static let slashComments: [Literal] = [.lineComment("//"), .comment("/*", "*/")]

  private static func words(_ list: String) -> Set<String> {
    Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  private static let swift = CodeLanguage(
    keywords: words(
      """
      actor any as associatedtype async await borrowing break case catch class consuming continue
      default defer deinit do else enum extension fallthrough false fileprivate final for func
      guard if import in indirect init inout internal is isolated lazy let macro mutating nil
      nonisolated open operator override package precedencegroup private protocol public repeat
      rethrows return self Self some static struct subscript super switch throw throws true try
      typealias unowned var weak where while
      """
    ),
    literals: [.text("\"\"\"", isMultiline: true)] + slashComments + [.text("\"")]
  )

  private static let python = CodeLanguage(
    keywords: words(
      """
      and as assert async await break case class continue def del elif else except False finally
      for from global if import in is lambda match None nonlocal not or pass raise return self
      True try while with yield
      """
    ),
    literals: [
      .text("\"\"\"", isMultiline: true), .text("'''", isMultiline: true), .text("\""),
      .text("'"), .lineComment("#"),
    ]
  )

  private static let json = CodeLanguage(
    keywords: ["true", "false", "null"],
    literals: slashComments + [.text("\"")]
  )

  private static let javaScript = CodeLanguage(
    keywords: words(
      """
      abstract any as async await boolean break case catch class const continue debugger declare
      default delete do else enum export extends false finally for from function get if
      implements import in infer instanceof interface is keyof let namespace never new null number
      of private protected public readonly return satisfies set static string super switch this
      throw true try type typeof undefined unknown var void while with yield
      """
    ),
    literals: slashComments + [.text("`", isMultiline: true), .text("\""), .text("'")]
  )

  private static let shell = CodeLanguage(
    keywords: words(
      """
      case cd do done echo elif else esac eval exec exit export fi for function if in local
      read readonly return select set shift source sudo test then trap unset until while
      """
    ),
    literals: [
      .text("\"", isMultiline: true),
      .text("'", isMultiline: true, hasEscapes: false, needsBlankBefore: true),
      .lineComment("#", needsBlankBefore: true),
    ]
  )

  private static let c = CodeLanguage(
    keywords: words(
      """
      alignas alignof asm auto bool break case catch char class co_await co_return co_yield concept
      const constexpr continue decltype default define delete do double else endif enum explicit
      export extern false final float for friend goto if ifdef ifndef include inline int long
      mutable namespace new noexcept nullptr NULL operator override pragma private protected public
      register requires return short signed size_t sizeof static static_assert struct switch
      template this throw true try typedef typename union unsigned using virtual void volatile
      while
      """
    ),
    literals: slashComments + [.text("\""), .text("'", needsBlankBefore: true)]
  )

  private static let go = CodeLanguage(
    keywords: words(
      """
      any bool break byte case chan const continue default defer else error fallthrough false
      float32 float64 for func go goto if import int int32 int64 interface iota map nil package
      range return rune select string struct switch true type uint var
      """
    ),
    literals: slashComments
      + [.text("`", isMultiline: true, hasEscapes: false), .text("\""), .text("'")]
  )

  // A quote is also how a lifetime begins, so it begins no text.
  private static let rust = CodeLanguage(
    keywords: words(
      """
      as async await bool break char const continue crate dyn else enum extern f32 f64 false fn for
      i32 i64 if impl in let loop match mod move mut pub ref return self Self static str struct
      super trait true type u8 u32 u64 union unsafe use usize where while
      """
    ),
    literals: slashComments + [.text("\"")]
  )

  private static let java = CodeLanguage(
    keywords: words(
      """
      abstract as assert boolean break by byte case catch char class companion const continue data
      default do double else enum extends false final finally float for fun if implements import
      in instanceof int interface internal is lateinit long native new null object open override
      package permits private protected public record return sealed short static super suspend
      switch synchronized this throw throws transient true try val var void volatile when while
      yield
      """
    ),
    literals: [.text("\"\"\"", isMultiline: true)] + slashComments + [.text("\""), .text("'")]
  )

  private static let markup = CodeLanguage(
    literals: [.comment("<!--", "-->"), .text("\"", isMultiline: true), .text("'")],
    isMarkup: true
  )

  private static let sql = CodeLanguage(
    keywords: words(
      """
      add all alter and any as asc avg begin between by case cast check coalesce column commit
      constraint count create cross database date default delete desc distinct drop else end
      except exists false foreign from full group having if in index inner insert integer intersect
      into is join key left like limit max min not null numeric offset on or order outer over
      partition primary references returning right rollback row rows select set sum table text
      then transaction true union unique update using values varchar view when where window with
      """
    ),
    literals: [
      .lineComment("--"), .comment("/*", "*/"), .text("'", hasEscapes: false),
      .text("\"", hasEscapes: false),
    ],
    ignoresCase: true
  )

  private static let yaml = CodeLanguage(
    keywords: ["true", "false", "null", "yes", "no"],
    literals: [
      .text("\"", needsBlankBefore: true),
      .text("'", hasEscapes: false, needsBlankBefore: true),
      .lineComment("#", needsBlankBefore: true),
    ],
    hasKeys: true
  )

  // The verbs and reserved words of `Grammar/parley.grammar`.
  private static let parley = CodeLanguage(
    keywords: words(
      """
      and append as assistant beta break budget cache catch chat citations contains continue
      def document effort else expect fail false for fork if image in include let matches
      max_tokens model not null or param print redo repeat reset retries retry return say
      schema seed send set stop stream system temperature thinking thinking_display timeout
      tool tool_choice tool_rounds top_k top_p true try undo unset user user_id while with
      write
      """
    ),
    literals: [
      .text("\"\"\"", isMultiline: true), .text("\""), .text("'", hasEscapes: false),
      .lineComment("#", needsBlankBefore: true),
    ],
    textVerbs: ["say", "user", "assistant", "system"]
  )
}
