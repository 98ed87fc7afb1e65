namespace DenseLayers.Tests.Samples;

/// <summary>The sample, run as a user runs it, on made pictures.</summary>
public sealed class Cifar10Tests : IDisposable
{
    private readonly CifarFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Run_Pictures_ShowsDenseAtEachPixelAndComparesTwoNetworks()
    {
        _files.Write("data_batch_1.bin", CifarFiles.Picture(0), CifarFiles.Picture(9));
        _files.Write("test_batch.bin.gz", CifarFiles.Picture(5));

        SampleRun run = await SampleRun.Of("Cifar10", "--data", _files.Path, "--images=2", "--epochs=1", "--seed=3");

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().ContainAll(
            "Total params: 7,178",
            "3 × 512 + 512 = 2,048 parameters, shared by 1,024 positions",
            "Its prediction for one picture has shape (1, 32, 32, 10)",
            "put a Flatten",
            "5,244,938",
            "1,578,506");
        run.LongLines.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_WithoutData_SaysWhatToDownloadAndExitCode2()
    {
        SampleRun run = await SampleRun.Of("Cifar10");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().ContainAll("CIFAR-10 binary version", "www.cs.toronto.edu/~kriz/cifar.html", "--data");
    }

    [Fact]
    public async Task Run_FolderWithoutPictures_NamesItAndExitCode2()
    {
        SampleRun run = await SampleRun.Of("Cifar10", "--data", _files.Path);

        run.ExitCode.Should().Be(2);
        run.Error.Should().ContainAll(_files.Path, "data_batch_", "CIFAR-10 binary version");
    }

    [Fact]
    public async Task Run_DamagedFile_NamesItAndExitCode1()
    {
        string damaged = _files.Write("data_batch_1.bin", CifarFiles.Picture(10));
        _files.Write("test_batch.bin", CifarFiles.Picture(5));

        SampleRun run = await SampleRun.Of("Cifar10", "--data", _files.Path);

        run.ExitCode.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith($"{damaged} is damaged");
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--images=0")]
    [InlineData("--epochs=-1")]
    [InlineData("--data")]
    public async Task Run_BadOption_GivesUsageOnErrorStreamAndExitCode2(string argument)
    {
        SampleRun run = await SampleRun.Of("Cifar10", argument);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("Usage:").And.Contain(argument.Split('=')[0]);
    }
}
