/// One step of a ``Machine``.
///
/// The comment of each case gives what it takes from the stack and what it leaves there, the top at the right: `[a, b → c]`.
/// Operands name a slot of the frame, a global, a place in one of the tables of the function's ``Code``, or the number of
/// the instruction to jump to. Every operand comes first by size, so that an instruction takes eight bytes.
package enum Instruction: Hashable, Sendable, BitwiseCopyable {
  // MARK: Values

  /// `[→ null]`
  case null
  /// `[→ true]`
  case `true`
  /// `[→ false]`
  case `false`
  /// `[→ int]`
  case int(Int32)
  /// `[→ constant]`
  case constant(UInt32)
  /// `[a →]`
  case pop
  /// `[a → a, a]`
  case duplicate

  // MARK: Variables

  /// `[→ value]` of a slot.
  case local(UInt16)
  /// `[a →]` into a slot.
  case setLocal(UInt16)
  /// `[a →]` `slot += a`, in place.
  case addToLocal(UInt16)
  /// `[→]` Sets a slot to null: what it held is freed, or need no longer be shared.
  case clear(UInt16)
  /// `[→ value]` of a global; an error where it has none yet.
  case global(UInt32)
  /// `[a →]` into a global.
  case setGlobal(UInt32)
  /// `[a →]` `global += a`, in place.
  case addToGlobal(UInt32)
  /// `[key…, a →]` `x.a[i] = a`: the path, its keys but the names in the order of the source.
  case assign(path: UInt32)
  /// `[key…, a →]` `x.a[i] += a`, in place.
  case addTo(path: UInt32)

  // MARK: Operators

  /// `[a, b → a + b]`
  case add
  /// `[a, b → a - b]`
  case subtract
  /// `[a, b → a * b]`
  case multiply
  /// `[a, b → a / b]`
  case divide
  /// `[a, b → a // b]`
  case floorDivide
  /// `[a, b → a % b]`
  case remainder
  /// `[a → -a]`
  case negate
  /// `[a → not a]`
  case not
  /// `[a, b → a == b]`
  case equal
  /// `[a, b → a != b]`
  case notEqual
  /// `[a, b → a < b]`
  case less
  /// `[a, b → a <= b]`
  case lessOrEqual
  /// `[a, b → a > b]`
  case greater
  /// `[a, b → a >= b]`
  case greaterOrEqual
  /// `[a, b → a contains b]`
  case contains
  /// `[a, b → a in b]`
  case isIn
  /// `[a, pattern → a matches pattern]`
  case matches

  // MARK: Parts

  /// `[item… → list]`
  case list(UInt32)
  /// `[key, value, … → map]` of so many pairs; the keys are strings.
  case map(UInt32)
  /// `[a → a.name]`, the name a constant.
  case field(UInt32)
  /// `[a, key → a[key]]`
  case index
  /// `[a, start?, end? → a[start:end]]`; a bound that is not written is not on the stack.
  case slice(hasStart: Bool, hasEnd: Bool)
  /// `[part… → text]`: the text forms one after the other.
  case text(UInt32)
  /// `[part… → text]` as ``text(_:)`` does, but what is not known is shown as such: for texts that are only sent.
  case prompt(UInt32)

  /// `[a → a]`, an error unless it has a text form: gives a part of a text its own place in messages.
  case requireText

  // MARK: Jumps

  /// `[→]`
  case jump(UInt32)
  /// `[bool →]`
  case jumpIfFalse(UInt32)
  /// `[bool →]`
  case jumpIfTrue(UInt32)
  /// `and`: `[false → false]` and jumps, or `[true →]`.
  case jumpIfFalseElsePop(UInt32)
  /// `or`: `[true → true]` and jumps, or `[false →]`.
  case jumpIfTrueElsePop(UInt32)
  /// `[a → a]`, an error unless it is a bool: the right side of `and` and `or`.
  case requireBool

  // MARK: Loops

  /// `[list or map →]` into a slot; the next slot counts.
  case startIteration(UInt16)
  /// `[→]` The next item or key into slot + 2; jumps when there is none.
  case nextItem(UInt32, UInt16)
  /// `[→]` The next index or key into slot + 2, its item or value into slot + 3; jumps when there is none.
  case nextPair(UInt32, UInt16)
  /// `[int →]` into a slot; an error unless it is an int from 0.
  case startRepeat(UInt16)
  /// `[→]` Takes 1 from the slot; jumps when it was 0.
  case nextRepeat(UInt32, UInt16)

  // MARK: Functions

  /// `[captured… → function]`: so many values, as many as the function captures.
  case closure(FunctionID, UInt16)
  /// `[argument… → result]` of a function of the program.
  case callFunction(FunctionID, UInt16)
  /// `[function, argument… → result]`
  case callValue(UInt16)
  /// `[argument… → result]` of a built-in, whoever performs it.
  case callBuiltin(UInt16, Builtin)
  /// `[argument… → result]` of a built-in that the host performs.
  case callWorld(UInt16, WorldFunction)
  /// `[list, function →]` An error of this built-in unless it is a list, and a function of one argument.
  case checkItems(Builtin)
  /// `[list, keys → list]` The items in the order of their keys.
  case sortByKeys
  /// `[a →]` Leaves the function with a value; closes its open regions.
  case `return`

  // MARK: Regions

  /// `[→]` Opens a region: an error that may be caught cuts the stack to its depth here, pushes the error as a map and
  /// jumps.
  case enterTry(UInt32)
  /// `[value… →]` Lays settings over every request until the region is closed; see ``Code/settings``.
  case enterWith(UInt32)
  /// `[→]` Closes the innermost regions, so many.
  case leave(UInt32)
  /// `[→]` Opens a region that ends at ``finishExpect``: an error of value in it makes the expectation false, pushes
  /// `false` and jumps.
  case enterExpect(UInt32)
  /// `[→]` Opens a region around the message of an expectation: an error of value in it pushes the error's own message and
  /// jumps.
  case enterMessage(UInt32)
  /// `[a → a]` Keeps a copy of an operand for the expectation; the operand's number in the site's spans.
  case captureOperand(UInt32)
  /// `[bool → bool]` Closes the region of the expectation; what was kept waits for ``expectation(_:)``.
  case finishExpect
  /// `[message →]` Reports the expectation that was finished last; the message is null for none. See
  /// ``Code/expectations``.
  case expectation(UInt32)
  /// `[message →]` Raises an error of kind `fail`.
  case fail

  // MARK: Experiments

  /// `[a → a]`, an error unless it may be this part of an experiment.
  case requirePart(ExperimentPart)
  /// `[values…, path…, repeats, concurrency, timeout → results]` ``Effect/experiment(_:)`` of a site, see
  /// ``Code/experiments``; the results get `mean` and `count`.
  case experiment(UInt32)
  /// `[a → a]`, an error unless it is a bool or a number.
  case requireScore
  /// `[a → a]`, an error for a function or a value that holds one.
  case requireRecord
  /// `[value →]` ``Effect/measure(_:)`` of a site; see ``Code/measures``.
  case measure(UInt32)
  /// `[message →]` ``Effect/measure(_:)`` of a site whose value was an error: false or null, with the message.
  case measureError(UInt32)
  /// `[trials, score, where → mean]`
  case meanOfTrials
  /// `[trials, status, where → count]`
  case countOfTrials

  // MARK: The reply

  /// `[→ reply]`, null before the first and after a failure.
  case reply
  /// `[→ reply.name]`; where there is no reply, an error that says why.
  case replyField(UInt32)
  /// `[→ usage]` of the reply, null where there is none.
  case usage
  /// `[→ usage.name]`; where there is no reply, an error that says why.
  case usageField(UInt32)

  // MARK: Pairs that the builder makes one

  /// `[→]` `slot += int`: ``int(_:)`` and ``addToLocal(_:)``.
  case increaseLocal(Int32, UInt16)
  /// `[→]` `global += int`: ``int(_:)`` and ``addToGlobal(_:)``.
  case increaseGlobal(UInt32, Int16)
  /// `[a →]` `slot += [a]`: ``list(_:)`` and ``addToLocal(_:)``.
  case appendToLocal(UInt16)
  /// `[a →]` `global += [a]`: ``list(_:)`` and ``addToGlobal(_:)``.
  case appendToGlobal(UInt32)
  /// `[key, a →]` `slot[key] = a`: ``assign(path:)`` of one step.
  case assignToLocalItem(UInt16)
  /// `[key, a →]` `global[key] = a`: ``assign(path:)`` of one step.
  case assignToGlobalItem(UInt32)
  /// `[key, a →]` `slot[key] += a`: ``addTo(path:)`` of one step.
  case addToLocalItem(UInt16)
  /// `[key, a →]` `global[key] += a`: ``addTo(path:)`` of one step.
  case addToGlobalItem(UInt32)
  /// `[a →]` `slot.name = a`: ``assign(path:)`` of one name, which comes first.
  case assignToLocalField(UInt32, UInt16)
  /// `[a →]` `global.name = a`: ``assign(path:)`` of one name, which comes last.
  case assignToGlobalField(UInt32, UInt16)
  /// `[a →]` `slot.name += a`: ``addTo(path:)`` of one name, which comes first.
  case addToLocalField(UInt32, UInt16)
  /// `[a →]` `global.name += a`: ``addTo(path:)`` of one name, which comes last.
  case addToGlobalField(UInt32, UInt16)
  /// `[key → slot[key]]`: ``local(_:)`` before the key, and ``index``.
  case localItem(UInt16)
  /// `[key → global[key]]`: ``global(_:)`` before the key, and ``index``.
  case globalItem(UInt32)
  /// `[→ slot.name]`: ``local(_:)`` and ``field(_:)``; the name comes first.
  case localField(UInt32, UInt16)
  /// `[→ global.name]`: ``global(_:)`` and ``field(_:)``; the name comes last.
  case globalField(UInt32, UInt16)
  /// `[a, b →]` A comparison and ``jumpIfFalse(_:)``.
  case jumpUnlessLess(UInt32)
  /// `[a, b →]` A comparison and ``jumpIfFalse(_:)``.
  case jumpUnlessLessOrEqual(UInt32)
  /// `[a, b →]` A comparison and ``jumpIfFalse(_:)``.
  case jumpUnlessGreater(UInt32)
  /// `[a, b →]` A comparison and ``jumpIfFalse(_:)``.
  case jumpUnlessGreaterOrEqual(UInt32)
  /// `[a, b →]` A comparison and ``jumpIfFalse(_:)``.
  case jumpUnlessEqual(UInt32)
  /// `[a, b →]` A comparison and ``jumpIfFalse(_:)``.
  case jumpUnlessNotEqual(UInt32)

  // MARK: Effects

  /// `[value →]` ``Effect/set(_:)``, the setting's name a constant.
  case set(UInt32)
  /// `[value →]` ``Effect/set(_:)`` of any field, its name a constant.
  case setField(UInt32)
  /// `[→]` ``Effect/unset(_:)``, the name a constant.
  case unset(UInt32)
  /// `[text → reply]` ``Effect/say(text:schema:isShown:)`` without a schema.
  case say(isShown: Bool)
  /// `[text → reply]` ``Effect/say(text:schema:isShown:)`` with a schema.
  case sayAs(SchemaID, isShown: Bool)
  /// `[→ reply]` ``Effect/send(isShown:)``
  case send(isShown: Bool)
  /// `[→ reply]` ``Effect/retry(isShown:)``
  case retry(isShown: Bool)
  /// `[text →]` ``Effect/appendTurn(_:_:)``
  case appendTurn(TurnRole)
  /// `[text →]` ``Effect/attach(_:_:)``
  case attach(AttachmentKind)
  /// `[→]` ``Effect/undo``
  case undo
  /// `[→]` ``Effect/redo``
  case redo
  /// `[→]` ``Effect/reset``
  case reset
  /// `[text →]` ``Effect/chat(_:)``
  case chat
  /// `[text →]` ``Effect/fork(_:)``
  case fork
  /// `[function →]` ``Effect/declareTool(_:)``
  case declareTool(ToolID)
  /// `[word… →]` ``Effect/connectTools(command:)`` of so many words.
  case connectTools(UInt32)
  /// `[value… →]` ``Effect/print(_:)``
  case print(UInt32)
  /// `[value →]` ``Effect/show(_:)``
  case show
  /// `[path, value →]` ``Effect/write(path:text:)``
  case write
  /// `[path, value →]` ``Effect/append(path:text:)``
  case append
  /// `[→ value]` ``Effect/inspect(_:)``
  case inspect(Inspection)
  /// `[→ value]` ``Effect/input(_:)``
  case input(Input)
}
