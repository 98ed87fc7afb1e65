using System.Reflection;
using System.Text.RegularExpressions;

namespace DenseLayers.Tests;

/// <summary>What never depends on what, read from the sources and from the assembly.</summary>
public class ArchitectureTests
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Assembly _library = typeof(Layer).Assembly;

    [Fact]
    public void Kernels_Code_KnowsNoTensorShapeOrLayer() =>
        CodeIn("Kernels").Should().NotContainMatch(
            @"\b(Tensor|Shape|ShapeException|Parameter|Layer|Initializer|Model|Graph|Plan|Optimizer|Loss|Metric|File" +
            @"|Stream)\b");

    [Fact]
    public void Kernels_Signatures_HoldSpansNumbersAndKernelsAlone() =>
        TypesIn("DenseLayers.Kernels")
            .SelectMany(type => type.GetMethods(Members))
            .SelectMany(method => method.GetParameters().Select(part => part.ParameterType).Append(method.ReturnType))
            .Where(type => type.Namespace is "DenseLayers" or "DenseLayers.Execution" or "DenseLayers.Training")
            .Should().BeEmpty();

    [Fact]
    public void Kernels_Types_AreInternal() =>
        TypesIn("DenseLayers.Kernels").Should().NotBeEmpty().And.OnlyContain(type => !type.IsVisible);

    [Fact]
    public void Execution_Types_AreInternal() =>
        TypesIn("DenseLayers.Execution").Should().NotBeEmpty().And.OnlyContain(type => !type.IsVisible);

    [Fact]
    public void Tensors_Code_KnowsNoExecutionTrainingOrModel() =>
        CodeIn("Tensors").Should().NotContainMatch(
            @"\b(Model|Sequential|FunctionalModel|Graph|Plan|Workspace|Optimizer|Loss|Metric|Trainer)\b");

    [Fact]
    public void Layers_Code_KnowsNoModelOptimizerLossThreadOrFile() =>
        CodeIn("Layers").Where(code => code.File is not "SymbolicTensor.cs").Should().NotContainMatch(
            @"\b(Model|Sequential|FunctionalModel|Optimizer|Loss|Metric|Trainer|Graph|Plan|Workspace|Thread|Task" +
            @"|Parallel|File|Stream|Json\w*)\b");

    [Fact]
    public void Execution_Code_KnowsNoTrainingOrModel() =>
        CodeIn("Execution")
            .Should().NotContainMatch(@"\b(Model|Sequential|FunctionalModel|Optimizer|Loss|Metric|Trainer|History)\b");

    [Fact]
    public void Training_Code_KnowsNoModel() =>
        CodeIn("Training").Should().NotContainMatch(@"\b(Model|Sequential|FunctionalModel|ModelSummary)\b");

    [Fact]
    public void UnsafeCode_Anywhere_IsInKernelsAlone() =>
        CodeIn("").Where(code => code.Folder != "Kernels")
            .Should().NotContainMatch(@"\bunsafe\b|\bUnsafe\.|\bMemoryMarshal\b|\bSkipLocalsInit\b");

    [Fact]
    public void Console_Anywhere_IsInItsCallbackAlone() =>
        CodeIn("").Where(code => code.File != "ConsoleProgress.cs").Should().NotContainMatch(@"\bConsole\.");

    [Fact]
    public void Serialization_Anywhere_HasNoAttribute() =>
        CodeIn("").Should().NotContainMatch(@"\[(Json|Serializable|DataMember|DataContract|Xml)");

    [Fact]
    public void StaticFields_Library_AreReadOnly() =>
        _library.GetTypes()
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(Members))
            .Where(field => field is { IsStatic: true, IsInitOnly: false, IsLiteral: false })
            .Select(field => $"{field.DeclaringType}.{field.Name}")
            .Should().BeEmpty("the model holds all state");

    [Fact]
    public void PublicTypes_Library_AreNotDisposable() =>
        _library.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IDisposable))).Should().BeEmpty();

    [Fact]
    public void References_Library_AreTheFrameworkAndItsTensors()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        _library.GetReferencedAssemblies().Select(reference => reference.Name!).Should().OnlyContain(
            name => name == "System.Numerics.Tensors" || File.Exists(Path.Combine(framework, name + ".dll")));
    }

    [Fact]
    public void Namespaces_PublicTypes_AreTwo() =>
        _library.GetExportedTypes().Select(type => type.Namespace).Distinct()
            .Should().BeEquivalentTo("DenseLayers", "DenseLayers.Training");

    private static Type[] TypesIn(string space) => [.. _library.GetTypes().Where(type => type.Namespace == space)];

    // The sources of a folder and those below it, without comments and string texts.
    private static SourceCode[] CodeIn(string folder)
    {
        SourceCode[] codes =
        [
            .. from path in Repository.Sources($"src/DenseLayers/{folder}")
               select new SourceCode(path.Split('/')[2], Path.GetFileName(path), Stripped(Repository.Read(path))),
        ];
        codes.Should().NotBeEmpty();
        return codes;
    }

    private static string Stripped(string text) => Regex.Replace(text, @"//[^\n]*|""(\\.|[^""\\\n])*""", "");
}
