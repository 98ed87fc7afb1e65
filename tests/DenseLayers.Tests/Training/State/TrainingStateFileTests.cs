using System.Buffers.Binary;
using System.Text;
using DenseLayers.Training;

namespace DenseLayers.Tests.Training.State;

/// <summary>Files that are cut off, changed or made to do harm.</summary>
public sealed class TrainingStateFileTests : IDisposable
{
    private const int Head = 20;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WrittenFile_GivesAllBack()
    {
        Save();
        TrainingState state = TrainingStateFile.Read(Path);
        Recorder stopping = new() { AtBatchEnd = progress => StopAt(progress, step: 12) };
        LongRun run = new() { Others = [stopping] };
        run.Fit();

        (state.Path, state.Seed, state.Optimizer, state.Iterations).Should().Be((Path, 5, "Adam", 12));
        state.LearningRate.Should().BeInRange(0.001f, 0.0099f);
        state.Position.Should().Be(new TrainingPosition(1, 5, new PassPosition(7, 5), 7));
        state.Parameters.Select(parameter => parameter.ToString()).Should().Equal(
            "dense/kernel (4, 8)", "dense/bias (8,)", "dense_1/kernel (8, 3)", "dense_1/bias (3,)");
        state.Parameters.SelectMany(parameter => parameter.Values).Should().Equal(
            run.Model.Parameters.SelectMany(parameter => parameter.Values.ToArray()));
        state.Variables.Select(variable => variable.Name).Should().Equal(
            run.Model.Optimizer!.Variables.Select(variable => variable.Name));
        state.Variables.SelectMany(variable => variable.Values).Should().Equal(
            run.Model.Optimizer.Variables.SelectMany(variable => variable.Values.ToArray()));
        state.Sums.Select(sums => sums.Name).Should().Equal(
            "loss", "SparseCategoricalAccuracy \"sparse_categorical_accuracy\"");
        SavedCounts callback = state.Callbacks.Should().ContainSingle().Subject;
        (callback.Type, callback.State.Get("batches")).Should().Be(("Cooling", 12));
    }

    [Fact]
    public void Read_OtherFile_IsRefused()
    {
        File.WriteAllText(Path, "Dear diary, today I trained a network and it went well.");
        Reading().Should().Throw<InvalidDataException>().WithMessage(
            $"\"{Path}\" is not a training state. Give the path of a file that was saved as one.");
    }

    [Fact]
    public void Read_OtherVersion_IsRefused()
    {
        Save();
        byte[] whole = File.ReadAllBytes(Path);
        whole[8] = 2;
        File.WriteAllBytes(Path, whole);
        Reading().Should().Throw<InvalidDataException>().WithMessage(
            $"Training state \"{Path}\" expects format version 1, but got 2. Restore it with the release of " +
            "DenseLayers that saved it.");
    }

    [Fact]
    public void Read_HeadAlone_SaysWhereItEnds()
    {
        Save();
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..15]);
        Reading().Should().Throw<InvalidDataException>().WithMessage(Damaged("24 bytes or more at byte 15", "the end"));
    }

    [Fact]
    public void Read_CutOff_SaysHowMuchIsThere()
    {
        Save();
        byte[] whole = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, whole[..1024]);
        Reading().Should().Throw<InvalidDataException>().WithMessage(
            Damaged("the length of the content to be 1,000 at byte 12", $"{whole.Length - 24:N0}"));
    }

    [Fact]
    public void Read_FlippedBit_NamesTheChecksums()
    {
        Save();
        byte[] whole = File.ReadAllBytes(Path);
        whole[700] ^= 4;
        File.WriteAllBytes(Path, whole);
        Reading().Should().Throw<InvalidDataException>().WithMessage(
            Damaged("content whose checksum is ???????? at byte 20", "????????"));
    }

    // The content begins with seed, epoch, batch and length of the pass, then whether there is a pass, where it began,
    // how far it is, the optimizer's name, its steps and learning rate, and the number of parameters.
    [Theory]
    [InlineData(4, -1, "the epoch at byte 24", "-1")]
    [InlineData(8, -7, "the batches of the epoch at byte 28", "-7")]
    [InlineData(8, 6, "a pass that has the 6 batches of the epoch at byte 45", "5")]
    [InlineData(16, 0, "a pass that has the 5 batches of the epoch at byte 45", "5")]
    [InlineData(16, 2, "whether there is a pass at byte 36", "2 instead of 0 or 1")]
    [InlineData(29, 999999, "the length of the optimizer at byte 49", "999,999, for which * bytes are left")]
    [InlineData(29, -1, "the length of the optimizer at byte 49", "-1, for which * bytes are left")]
    [InlineData(33, 0xFF, "the optimizer at byte 53", "bytes that are no UTF-8")]
    [InlineData(45, -1082130432, "the learning rate at byte 65", "-1")]
    [InlineData(45, 0x7FC00000, "the learning rate at byte 65", "NaN")]
    [InlineData(49, 1 << 30, "the number of parameters at byte 69", "1,073,741,824, for which * bytes are left")]
    [InlineData(69, 1 << 20, "the rank of parameter 0, \"dense/kernel\" at byte 89", "*for which * bytes are left")]
    [InlineData(73, -1, "axis 0 of parameter 0, \"dense/kernel\" at byte 93", "-1")]
    [InlineData(73, 1 << 30, "parameter 0, \"dense/kernel\" at byte 101", "8,589,934,592 numbers, for which * left")]
    public void Read_ImpossibleNumber_SaysWhereAndWhat(int place, int value, string expected, string got)
    {
        Save();
        byte[] whole = File.ReadAllBytes(Path);
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(Head + place), value);
        Seal(whole);
        Reading().Should().Throw<InvalidDataException>().WithMessage(Damaged(expected, got));
    }

    [Fact]
    public void Read_MoreThanAll_IsRefused()
    {
        Save();
        byte[] whole = [.. File.ReadAllBytes(Path), 0, 0, 0];
        BinaryPrimitives.WriteInt64LittleEndian(whole.AsSpan(12), whole.Length - 24);
        Seal(whole);
        Reading().Should().Throw<InvalidDataException>().WithMessage(
            Damaged($"its end at byte {whole.Length - 7:N0}", "3 more bytes"));
    }

    [Fact]
    public void Read_EmptyName_IsRefused()
    {
        Save();
        byte[] whole = File.ReadAllBytes(Path);
        int name = whole.AsSpan().IndexOf(Encoding.UTF8.GetBytes("batches")) - sizeof(int);
        byte[] changed = [.. whole[..name], 0, 0, 0, 0, .. whole[(name + sizeof(int) + "batches".Length)..]];
        BinaryPrimitives.WriteInt64LittleEndian(changed.AsSpan(12), changed.Length - 24);
        Seal(changed);
        Reading().Should().Throw<InvalidDataException>().WithMessage(
            Damaged($"the name of a number of callback 0, Cooling at byte {name + 4:N0}", "an empty text"));
    }

    [Fact]
    public void Read_NoFile_Throws() => Reading().Should().Throw<FileNotFoundException>();

    private static void StopAt(TrainingProgress progress, int step)
    {
        if (progress.Optimizer.Iterations == step)
        {
            progress.Stop();
        }
    }

    private Action Reading() => () => TrainingStateFile.Read(Path);

    private string Damaged(string expected, string got) =>
        $"Training state \"{Path}\" expects {expected}, but got {got}. The file is damaged: take a copy of it from " +
        "before, or delete it to begin anew.";

    // Writes the file with the checksum that its content has.
    private void Seal(byte[] file)
    {
        Crc32C checksum = default;
        checksum.Append(file.AsSpan()[Head..^4]);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan()[^4..], checksum.Value);
        File.WriteAllBytes(Path, file);
    }

    // Leaves the file of the middle of an epoch: 12 steps, 5 of them in the second epoch.
    private void Save()
    {
        LongRun run = new() { Backup = new BackupAndRestore(Path) { SaveFrequency = 4 }, Others = [new Crash(13)] };
        run.Invoking(one => one.Fit()).Should().Throw<TimeoutException>();
    }
}
