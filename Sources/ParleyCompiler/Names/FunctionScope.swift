import ParleyDiagnostics
import ParleyRuntime

/// The names of one function, function value or chunk while it is lowered: its blocks, their variables and what it captures.
struct FunctionScope {
  /// What is lowered.
  enum Kind {
    /// A file or a line at the prompt.
    case chunk
    /// A `def`.
    case function
    /// `a -> …`.
    case lambda
    /// The trial of an experiment.
    case trial
    /// The body of a tool.
    case tool
  }

  /// A variable of a block.
  struct Variable {
    /// Its slot in the frame.
    let slot: UInt16
    /// Its name where it was made.
    let span: SourceSpan
    /// How many blocks are around it.
    let depth: Int
  }

  /// A value that a function value keeps.
  struct Capture {
    /// Where the value comes from in the function around.
    let source: Binding
    /// Its slot in the frame.
    let slot: UInt16
    /// The name where it was used first.
    let span: SourceSpan
  }

  /// A block that is open.
  private struct OpenBlock {
    var names: [String] = []
    let firstSlot: Int
  }

  /// What is lowered.
  let kind: Kind
  /// The captured values in the order of their slots, which follow the parameters.
  private(set) var captures: [Capture] = []
  /// How many slots the frame needs.
  private(set) var slotCount = 0
  private var nextSlot = 0
  private var variables: [String: [Variable]] = [:]
  private var blocks: [OpenBlock] = []

  /// The most slots a frame may have.
  static let maximumSlotCount = 65_000

  /// Makes the scope of a function, with no block open.
  init(_ kind: Kind) { self.kind = kind }

  /// How many blocks are open; 0 at the top level of a chunk.
  var depth: Int { blocks.count }

  /// Whether more slots were asked for than a frame may have.
  var isFull: Bool { slotCount > Self.maximumSlotCount }

  /// Opens a block.
  mutating func openBlock() {
    blocks.append(OpenBlock(firstSlot: nextSlot))
  }

  /// Closes the innermost block: its variables are gone and their slots free.
  mutating func closeBlock() {
    guard let block = blocks.popLast() else { return }
    for name in block.names { variables[name]?.removeLast() }
    nextSlot = block.firstSlot
  }

  /// Takes some slots next to each other, free again when the innermost block is closed.
  ///
  /// - Returns: The first slot. When there are too many, ``isFull`` becomes true and the slot is of no use.
  mutating func takeSlots(_ count: Int) -> UInt16 {
    let first = nextSlot
    nextSlot += count
    slotCount = max(slotCount, nextSlot)
    return UInt16(clamping: first)
  }

  /// Makes a variable in the innermost block.
  mutating func declare(_ name: String, slot: UInt16, at span: SourceSpan) {
    guard !blocks.isEmpty else { return }
    variables[name, default: []].append(Variable(slot: slot, span: span, depth: blocks.count))
    blocks[blocks.count - 1].names.append(name)
  }

  /// The variable that a name stands for in the innermost block; nil where no block has it.
  func variable(_ name: String) -> Variable? { variables[name]?.last }

  /// Every variable that can be used, ascending.
  var names: [String] { variables.filter { !$0.value.isEmpty }.keys.sorted() }

  /// Whether a variable is one that was captured.
  func isCaptured(_ variable: Variable) -> Bool { captures.contains { $0.slot == variable.slot } }

  /// Keeps a value of the function around under a name and returns its slot.
  ///
  /// - Requires: no block but that of the parameters was opened.
  mutating func capture(_ name: String, from source: Binding, at span: SourceSpan) -> UInt16 {
    let slot = takeSlots(1)
    captures.append(Capture(source: source, slot: slot, span: span))
    declare(name, slot: slot, at: span)
    return slot
  }
}
