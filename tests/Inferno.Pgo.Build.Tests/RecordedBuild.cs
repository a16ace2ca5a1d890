using System.Collections;
using Microsoft.Build.Framework;

namespace Inferno.Pgo.Build.Tests;

/// <summary>A build that keeps what its tasks say.</summary>
internal sealed class RecordedBuild : IBuildEngine
{
    public List<BuildErrorEventArgs> Errors { get; } = [];

    public List<string?> Messages { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "App.csproj";

    public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

    public void LogWarningEvent(BuildWarningEventArgs e) => throw new NotSupportedException(e.Message);

    public void LogMessageEvent(BuildMessageEventArgs e) => Messages.Add(e.Message);

    public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException(e.Message);

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException(projectFileName);
}

/// <summary>A file among a task's parameters.</summary>
internal sealed class FileItem(string path) : ITaskItem
{
    public string ItemSpec { get; set; } = path;

    public ICollection MetadataNames => Array.Empty<string>();

    public int MetadataCount => 0;

    public string GetMetadata(string metadataName) => "";

    public void SetMetadata(string metadataName, string metadataValue) => throw new NotSupportedException();

    public void RemoveMetadata(string metadataName) => throw new NotSupportedException();

    public void CopyMetadataTo(ITaskItem destinationItem) => throw new NotSupportedException();

    public IDictionary CloneCustomMetadata() => throw new NotSupportedException();
}
