import Foundation
import ThreshMarkup

// fuzz decoder|tree|xml|stage [libFuzzer's options and folders]: random bytes, led by what they reach.

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

let decoder: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt = { data, count in
  Trial.decoder([UInt8](UnsafeBufferPointer(start: data, count: count)))
  return 0
}
let tree: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt = { data, count in
  Trial.tree([UInt8](UnsafeBufferPointer(start: data, count: count)))
  return 0
}
let xml: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt = { data, count in
  Trial.xml([UInt8](UnsafeBufferPointer(start: data, count: count)))
  return 0
}
let stage: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt = { data, count in
  Trial.stage([UInt8](UnsafeBufferPointer(start: data, count: count)))
  return 0
}

let tests = ["decoder": decoder, "tree": tree, "xml": xml, "stage": stage]
guard CommandLine.argc > 1, let test = tests[CommandLine.arguments[1]] else {
  FileHandle.standardError.write(Data("usage: fuzz decoder|tree|xml|stage [libFuzzer's options]\n".utf8))
  exit(2)
}
// libFuzzer takes the first argument for the program's name.
var count = CommandLine.argc - 1
withUnsafeMutablePointer(to: &count) { count in
  CommandLine.unsafeArgv.advanced(by: 1).withMemoryRebound(
    to: UnsafeMutablePointer<CChar>?.self, capacity: Int(CommandLine.argc)
  ) { arguments in
    var arguments = arguments
    arguments[0] = CommandLine.unsafeArgv[0]
    exit(runFuzzer(count, &arguments, test))
  }
}
