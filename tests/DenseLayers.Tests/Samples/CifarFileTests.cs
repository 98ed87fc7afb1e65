using Cifar10;

namespace DenseLayers.Tests.Samples;

public sealed class CifarFileTests : IDisposable
{
    private readonly CifarFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("data_batch_1.bin")]
    [InlineData("data_batch_1.bin.gz")]
    public void ReadRecords_LastPictureCutShort_NamesFileAndBytes(string name)
    {
        string path = _files.Write(name, CifarFiles.Picture(1), CifarFiles.Picture(2)[..100]);

        Reading(path).Should().Throw<InvalidDataException>()
            .WithMessage($"{path} is damaged: it ends with 100 bytes, but a picture has 3,073. Get the file again.");
    }

    [Fact]
    public void ReadRecords_ClassAbove9_NamesFileAndPicture()
    {
        string path = _files.Write("data_batch_1.bin.gz", CifarFiles.Picture(1), CifarFiles.Picture(10));

        Reading(path).Should().Throw<InvalidDataException>()
            .WithMessage($"{path} is damaged: picture 1 has class 10, but classes go from 0 to 9. Get the file again.");
    }

    [Fact]
    public void ReadRecords_NotGzip_NamesFile()
    {
        string plain = _files.Write("data_batch_1.bin", CifarFiles.Picture(1));
        File.Move(plain, plain + ".gz");

        Reading(plain + ".gz").Should().Throw<InvalidDataException>()
            .WithMessage($"{plain}.gz is damaged: it is not what gzip made. Get the file again.");
    }

    [Fact]
    public void ReadRecords_GzipCutShort_NamesFile()
    {
        string path = _files.Write("data_batch_1.bin.gz", Enumerable.Repeat(CifarFiles.Picture(1), 50));
        byte[] content = File.ReadAllBytes(path);
        File.WriteAllBytes(path, content[..(content.Length / 2)]);

        Reading(path).Should().Throw<InvalidDataException>().WithMessage($"{path} is damaged: *");
    }

    private static Action Reading(string path) => () => _ = CifarFile.ReadRecords(path).Count();
}
