internal import ArgumentParser

// ThreshKit has an Option too; in this module the word means an option of the command line.
typealias Option = ArgumentParser.Option
