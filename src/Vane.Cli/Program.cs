using System.CommandLine;
using Vane.Cli;
using Vane.Desk;

var console = new Terminal(Console.Out, Console.Error);
// A rehearsal runs by a clock of its own; nothing else knows of it.
var time = RehearsalTime.FromEnvironment() ?? TimeProvider.System;
// Looking up the names of hosts blocks a thread each.
ThreadPool.SetMinThreads(16, 16);
var clock = new TimeClock(time);
var root = new RootCommand("Vane (风向标): a trend desk. Collects posts, keeps what was seen and when, and writes reports whose every line resolves to stored evidence.")
{
    InitCommand.Create(console),
    RunCommand.Create(console, time),
    WatchCommand.Create(console, time),
    CollectCommand.Create(console, time),
    SourcesCommand.Create(console, time),
    ImportCommand.Create(console, clock),
    ReadCommand.Create(console, clock),
    AnalyseCommand.Create(console, clock),
    ReportCommand.Create(console, clock),
    VerifyCommand.Create(console, clock),
    TrendsCommand.Create(console, clock),
    TermsCommand.Create(console, clock),
    StoriesCommand.Create(console, clock),
    ShowCommand.Create(console, clock),
    BacktestCommand.Create(console, clock),
    StatusCommand.Create(console),
    QuarantineCommand.Create(console),
    DemoCommand.Create(console, clock),
};
return await CommandLine.RunAsync(root, args, console);
