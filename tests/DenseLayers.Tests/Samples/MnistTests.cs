using Mnist;

namespace DenseLayers.Tests.Samples;

/// <summary>The sample, run as a user runs it, on made digits, and its reader of IDX files.</summary>
public sealed class MnistTests : IDisposable
{
    private readonly MnistFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Run_Digits_TrainsTestsAndDraws()
    {
        _files.WriteAll();
        string chart = Path.Combine(_files.Path, "chart.svg");

        SampleRun run = await SampleRun.Of("Mnist", "--data", _files.Path, "--epochs=2", "--seed=3", "--chart", chart);

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().ContainAll(
            "(None, 4)", "Training on 4 digits, 1 held back for the test (seed 3)", "Epoch 2/2", "Test accuracy");
        run.Output.Replace(chart, "", StringComparison.Ordinal).Split('\n')
            .Should().OnlyContain(line => line.Length <= 80);
        File.ReadAllText(chart).Should().StartWith("<svg");
    }

    [Fact]
    public async Task Run_WithoutData_SaysWhatToGetAndExitCode2()
    {
        SampleRun run = await SampleRun.Of("Mnist");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().ContainAll("train-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "--data");
    }

    [Fact]
    public async Task Run_FolderThatLacksAFile_NamesItAndExitCode2()
    {
        _files.WriteAll();
        File.Delete(Path.Combine(_files.Path, "train-labels-idx1-ubyte.gz"));

        SampleRun run = await SampleRun.Of("Mnist", "--data", _files.Path);

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith($"{_files.Path} lacks train-labels-idx1-ubyte.");
    }

    [Fact]
    public async Task Run_DamagedFile_NamesItAndExitCode1()
    {
        _files.WriteAll();
        string damaged = _files.Write("t10k-labels-idx1-ubyte", MnistFiles.Idx([1], 10));

        SampleRun run = await SampleRun.Of("Mnist", "--data", _files.Path);

        run.ExitCode.Should().Be(1);
        run.Error.Should().StartWith($"{damaged} is damaged: picture 0 has label 10.");
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--epochs=0")]
    [InlineData("--data")]
    public async Task Run_BadOption_GivesUsageOnErrorStreamAndExitCode2(string argument)
    {
        SampleRun run = await SampleRun.Of("Mnist", argument);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("Usage:").And.Contain(argument.Split('=')[0]);
    }

    [Fact]
    public void Test_Files_GivesInkFrom0To1AndLabels()
    {
        _files.WriteAll();

        DigitSet digits = MnistFolder.Test(_files.Path);

        digits.Images.Shape.Should().Equal(1, 2, 2);
        digits.Images.Span.ToArray().Should().Equal(0, 0.2f, 0.4f, 1);
        digits.Labels.Span.ToArray().Should().Equal(9);
    }

    [Fact]
    public void Training_MorePicturesThanLabels_Throws()
    {
        _files.WriteAll();
        _files.Write("train-labels-idx1-ubyte.gz", MnistFiles.Idx([3], 0, 1, 2));

        Action act = () => MnistFolder.Training(_files.Path);
        act.Should().Throw<InvalidDataException>().WithMessage(
            $"{_files.Path} has 4 pictures in train-images-idx3-ubyte and 3 labels in train-labels-idx1-ubyte. " +
            "Get both files again.");
    }

    [Fact]
    public void Read_CutShort_Throws() =>
        Reading("labels", MnistFiles.Idx([4], 1, 2, 3)).Should().Throw<InvalidDataException>().WithMessage(
            "* it ends too early. *");

    [Fact]
    public void Read_TooLong_Throws() =>
        Reading("labels", MnistFiles.Idx([2], 1, 2, 3)).Should().Throw<InvalidDataException>().WithMessage(
            "* after its last element. *");

    [Fact]
    public void Read_OtherRank_Throws() => Reading("labels", MnistFiles.Idx([1, 1], 1)).Should()
        .Throw<InvalidDataException>().WithMessage("* does not begin as an IDX file of bytes with 1 axes does. *");

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Read_SizeOfNoPictureSet_ThrowsBeforeAskingForMemory(int size) =>
        Reading("labels", MnistFiles.Idx([size], 1)).Should().Throw<InvalidDataException>().WithMessage(
            "* are no picture set's. *");

    [Fact]
    public void Read_NotGzip_Throws()
    {
        string plain = _files.Write("labels", MnistFiles.Idx([1], 1));
        File.Move(plain, plain + ".gz");

        Action act = () => IdxFile.Read(plain + ".gz", rank: 1);
        act.Should().Throw<InvalidDataException>().WithMessage($"{plain}.gz is damaged: it is not what gzip made. *");
    }

    private Action Reading(string name, byte[] content)
    {
        string path = _files.Write(name, content);
        return () => IdxFile.Read(path, rank: 1);
    }
}
