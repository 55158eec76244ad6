import Foundation
import Testing

@testable import ThreshCommands

#if compiler(>=6.2)
  @Suite struct CrashNoteTests {
    @Test func aCrashSaysWhatWasBeingTried() async throws {
      let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
        CrashNote().arm("toy/crash@1 ended the whole program.\n")
        let empty: [Int] = []
        print(empty[empty.count])
      }
      let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(text.contains("toy/crash@1 ended the whole program.\nTo mend it: "))
    }

    @Test func disarmedItIsSilent() async throws {
      let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        CrashNote().arm("toy/crash@1 ended the whole program.\n")
        CrashNote().disarm()
        let empty: [Int] = []
        print(empty[empty.count])
      }
      let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(!text.contains("toy/crash@1"))
    }
  }
#endif
