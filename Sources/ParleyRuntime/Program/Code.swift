import ParleyDiagnostics

/// The instructions of one function with the tables that their operands refer to; immutable.
// The two pointers are written in `init`, before the object can be shared, and freed in `deinit`; in between they are
// only read, so any number of threads may hold the object.
package final class Code: @unchecked Sendable {
  /// How many instructions there are; at least 1.
  package let count: Int
  /// The source of each instruction.
  package let spans: [SourceSpan]
  /// The paths of assignments.
  package let paths: [AssignmentPath]
  /// The settings of each `with`, in the order of their values on the stack.
  package let settings: [[SettingName]]
  /// The sites of `expect`.
  package let expectations: [ExpectationSite]
  /// The sites of `experiment`.
  package let experiments: [ExperimentSite]
  /// The sites of `score` and `record`.
  package let measures: [MeasureSite]
  /// How many values the operand stack holds at most, above the slots.
  package let maximumStackDepth: Int
  /// The number of constants.
  let constantCount: Int
  let instructions: UnsafeMutablePointer<Instruction>
  let constants: UnsafeMutablePointer<Value>

  init(_ tables: CodeTables, maximumStackDepth: Int) {
    count = tables.instructions.count
    spans = tables.spans
    paths = tables.paths
    settings = tables.settings
    expectations = tables.expectations
    experiments = tables.experiments
    measures = tables.measures
    constantCount = tables.constants.count
    self.maximumStackDepth = maximumStackDepth
    instructions = .allocate(capacity: max(count, 1))
    constants = .allocate(capacity: max(constantCount, 1))
    for (index, instruction) in tables.instructions.enumerated() {
      (instructions + index).initialize(to: instruction)
    }
    for (index, constant) in tables.constants.enumerated() {
      (constants + index).initialize(to: constant)
    }
  }

  deinit {
    constants.deinitialize(count: constantCount)
    constants.deallocate()
    instructions.deallocate()
  }

  /// The instructions as an array, for tests and tools.
  package var listing: [Instruction] {
    Array(UnsafeBufferPointer(start: instructions, count: count))
  }

  /// The constants as an array, for tests and tools.
  package var constantTable: [Value] {
    Array(UnsafeBufferPointer(start: constants, count: constantCount))
  }
}

/// What a ``CodeBuilder`` has gathered.
struct CodeTables {
  var instructions: [Instruction] = []
  var spans: [SourceSpan] = []
  var constants: [Value] = []
  var paths: [AssignmentPath] = []
  var settings: [[SettingName]] = []
  var expectations: [ExpectationSite] = []
  var experiments: [ExperimentSite] = []
  var measures: [MeasureSite] = []
}

/// A setting by its name.
package struct SettingName: Hashable, Sendable {
  /// The setting's name, or the field's.
  package let name: String
  /// Whether it is any top-level field: `set FIELD EXPR`.
  package let isField: Bool

  /// Makes a name.
  package init(_ name: String, isField: Bool = false) {
    self.name = name
    self.isField = isField
  }
}

/// What an assignment such as `x.a[i] = v` changes.
package struct AssignmentPath: Hashable, Sendable {
  /// The variable at its start.
  package enum Root: Hashable, Sendable {
    /// A slot of the frame.
    case local(UInt16)
    /// A global.
    case global(UInt32)
  }

  /// One step into a value.
  package enum Step: Hashable, Sendable {
    /// `.name`.
    case field(Text)
    /// `[key]`, the key on the stack.
    case key
  }

  /// The variable at its start.
  package let root: Root
  /// The steps, the outermost first; at least one.
  package let steps: [Step]

  /// Makes a path.
  package init(root: Root, steps: [Step]) {
    self.root = root
    self.steps = steps
  }

  /// The path of one key.
  static func item(of root: Root) -> AssignmentPath { AssignmentPath(root: root, steps: [.key]) }

  /// The path of one name.
  static func field(_ name: Text, of root: Root) -> AssignmentPath {
    AssignmentPath(root: root, steps: [.field(name)])
  }

  /// How many keys stand on the stack.
  package var keyCount: Int { steps.count { $0 == .key } }
}

/// One `expect` in the source.
package struct ExpectationSite: Hashable, Sendable {
  /// The whole statement.
  package let span: SourceSpan
  /// The operands under the top-level comparison, left to right.
  package let operands: [SourceSpan]

  /// Makes a site.
  package init(span: SourceSpan, operands: [SourceSpan]) {
    self.span = span
    self.operands = operands
  }
}

/// One `experiment` in the source.
package struct ExperimentSite: Hashable, Sendable {
  /// Which one.
  package let id: ExperimentID
  /// How many factors stand on the stack.
  package let factorCount: Int
  /// How many paths of data sets stand on the stack.
  package let dataSetCount: Int

  /// Makes a site.
  package init(id: ExperimentID, factorCount: Int, dataSetCount: Int) {
    self.id = id
    self.factorCount = factorCount
    self.dataSetCount = dataSetCount
  }

  /// How many values stand on the stack: those and the three limits.
  var operandCount: Int { factorCount + dataSetCount + 3 }
}

/// One `score` or `record` in the source.
package struct MeasureSite: Hashable, Sendable {
  /// Whether it judges the trial.
  package let isScore: Bool
  /// The name of its column.
  package let name: String
  /// The whole statement.
  package let span: SourceSpan

  /// Makes a site.
  package init(isScore: Bool, name: String, span: SourceSpan) {
    self.isScore = isScore
    self.name = name
    self.span = span
  }
}
