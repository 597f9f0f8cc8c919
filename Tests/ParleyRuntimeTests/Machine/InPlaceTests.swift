import Testing

@testable import ParleyRuntime

/// Storage that one variable has is changed where it is.
struct InPlaceTests {
  /// The address of a list's items or a map's entries.
  private func address(_ value: Value?) -> Int? {
    switch value {
    case .list(let list):
      list.items.withUnsafeBufferPointer { $0.baseAddress.map { Int(bitPattern: $0) } }
    case .map(let map):
      map.entries.withUnsafeBufferPointer { $0.baseAddress.map { Int(bitPattern: $0) } }
    default: nil
    }
  }

  /// Runs instructions on a global and tells whether its storage stayed where it was.
  private func staysInPlace(
    _ value: Value,
    _ build: (inout CodeBuilder, UInt32) -> Void
  ) throws -> Bool {
    var assembler = Assembler()
    let number = assembler.program.addGlobal("x")
    let chunk = assembler.chunk { code in
      code.emit(.input(.args), .setGlobal(number), .input(.args), .pop)
      build(&code, number)
      code.emit(.input(.args), .pop)
    }
    var machine = Machine(assembler.program, chunk: chunk)
    _ = try machine.run(fuel: 100)
    machine.resume(returning: Self.unshared(value))
    _ = try machine.run(fuel: 100)
    let before = address(machine.globals.base[Int(number)])
    machine.resume(returning: .null)
    _ = try machine.run(fuel: 100)
    return address(machine.globals.base[Int(number)]) == before
  }

  /// The value with storage of its own, and room for one more item.
  private static func unshared(_ value: Value) -> Value {
    switch value {
    case .list(let list):
      var items: [Value] = []
      items.reserveCapacity(list.count + 8)
      items.append(contentsOf: list.items)
      return .list(items)
    case .map(let map): return .map(MapValue(map.entries.map { ($0.key, $0.value) }))
    default: return value
    }
  }

  @Test
  func appendingToAListKeepsItsStorage() throws {
    #expect(
      try staysInPlace([1, 2]) { code, number in
        code.emit(.int(3), .list(1), .addToGlobal(number))
      }
    )
  }

  @Test
  func joiningATextChangesNoOther() throws {
    let result = try evaluate(slots: 2) { code in
      code.push("a text that is longer than fifteen bytes")
      code.emit(.setLocal(0), .local(0), .setLocal(1))
      code.push("é")
      code.emit(.addToLocal(0))
      code.push(5)
      code.emit(.text(1), .addToLocal(0), .local(0), .local(1), .list(2), .return)
    }
    let text = "a text that is longer than fifteen bytes"
    #expect(result == [.text(text + "é5"), .text(text)])
  }

  @Test
  func joiningAListKeepsItsStorage() throws {
    #expect(
      try staysInPlace([1, 2]) { code, number in
        code.emit(.int(3), .int(4), .list(2), .addToGlobal(number))
      }
    )
  }

  @Test(arguments: [Value.list([1, 2]), ["0": 1]])
  func changingAnItemKeepsItsStorage(_ value: Value) throws {
    let key: Value = if case .list = value { 0 } else { "0" }
    for isAddition in [false, true] {
      #expect(
        try staysInPlace(value) { code, number in
          code.push(key, 5)
          let path = code.add(AssignmentPath(root: .global(number), steps: [.key]))
          code.emit(isAddition ? .addTo(path: path) : .assign(path: path))
        }
      )
    }
  }

  @Test
  func changingAFieldKeepsItsStorage() throws {
    for isAddition in [false, true] {
      #expect(
        try staysInPlace(["a": 1, "b": 2]) { code, number in
          code.push(5)
          let path = code.add(AssignmentPath(root: .global(number), steps: [.field("b")]))
          code.emit(isAddition ? .addTo(path: path) : .assign(path: path))
        }
      )
    }
  }

  @Test
  func changingAPartOfAPartKeepsTheStorageOfTheWhole() throws {
    #expect(
      try staysInPlace([["a": 1], 2]) { code, number in
        code.push(0, 5)
        let path = code.add(AssignmentPath(root: .global(number), steps: [.key, .field("a")]))
        code.emit(.assign(path: path))
      }
    )
  }
}
