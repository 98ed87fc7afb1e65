using System.Buffers.Binary;
using DenseLayers.Training;

namespace DenseLayers.Tests.Training.State;

/// <summary>No damage of a file, wherever it is, does worse than being refused.</summary>
public sealed class DamagedTrainingStateTests : IDisposable
{
    private const int Head = 20;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_EveryTruncation_IsRefused()
    {
        Save();
        byte[] whole = File.ReadAllBytes(Path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            Reading().Should().Throw<InvalidDataException>($"{length} bytes of {whole.Length} are left");
        }
    }

    [Fact]
    public void Read_EveryByteChanged_IsRefused()
    {
        Save();
        byte[] whole = File.ReadAllBytes(Path);
        for (int i = 0; i < whole.Length; i++)
        {
            whole[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(Path, whole);
            Reading().Should().Throw<InvalidDataException>($"byte {i} of {whole.Length} is another");
            whole[i] ^= (byte)(1 << (i % 8));
        }
    }

    // With a checksum that is right, so that all that protects are the checks of what is read.
    [Fact]
    public void Read_EveryNumberMadeHuge_IsReadOrRefused()
    {
        Save();
        byte[] whole = File.ReadAllBytes(Path);
        for (int place = Head; place + sizeof(int) <= whole.Length - sizeof(int); place++)
        {
            foreach (int value in new[] { int.MaxValue, int.MinValue, -1, 0x01000000 })
            {
                byte[] changed = [.. whole];
                BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(place), value);
                Seal(changed);
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    TrainingStateFile.Read(Path);
                }
                catch (InvalidDataException)
                {
                }

                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                allocated.Should().BeLessThan(1 << 20, $"byte {place} is {value}");
            }
        }
    }

    private Action Reading() => () => TrainingStateFile.Read(Path);

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
