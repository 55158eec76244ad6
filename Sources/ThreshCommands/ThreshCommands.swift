// ThreshCommands
