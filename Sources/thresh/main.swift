import ThreshCommands

await ThreshMain.main()
