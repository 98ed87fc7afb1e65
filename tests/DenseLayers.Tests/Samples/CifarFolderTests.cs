using Cifar10;

namespace DenseLayers.Tests.Samples;

public sealed class CifarFolderTests : IDisposable
{
    private readonly CifarFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("data_batch_1.bin")]
    [InlineData("data_batch_1.bin.gz")]
    public void Training_PlanesOfColour_BecomeTheLastAxis(string name)
    {
        _files.Write(name, CifarFiles.Picture(7));

        ImageSet images = CifarFolder.Training(_files.Path, atMost: 10);

        images.Images.Shape.Should().Equal(1, 32, 32, 3);
        images.Labels.Shape.Should().Equal(1);
        images.Labels[0].Should().Be(7);
        images.Images.Span[..6].ToArray().Should().Equal(1, 20 / 255f, 30 / 255f, 10 / 255f, 20 / 255f, 30 / 255f);
        images.Images.Span[^3..].ToArray().Should().Equal(10 / 255f, 20 / 255f, 30 / 255f);
    }

    [Fact]
    public void Training_SeveralFiles_AreReadInOrderUpToTheCount()
    {
        _files.Write("data_batch_2.bin", CifarFiles.Picture(3), CifarFiles.Picture(4));
        _files.Write("data_batch_1.bin.gz", CifarFiles.Picture(1), CifarFiles.Picture(2));
        _files.Write("test_batch.bin", CifarFiles.Picture(9));

        CifarFolder.Training(_files.Path, atMost: 3).Labels.Span.ToArray().Should().Equal(1, 2, 3);
        CifarFolder.Test(_files.Path, atMost: 3).Labels.Span.ToArray().Should().Equal(9);
    }

    [Fact]
    public void Training_FilePlainAndCompressed_IsReadOnce()
    {
        _files.Write("data_batch_1.bin", CifarFiles.Picture(1));
        _files.Write("data_batch_1.bin.gz", CifarFiles.Picture(2));

        CifarFolder.Training(_files.Path, atMost: 10).Labels.Span.ToArray().Should().Equal(1);
    }

    [Fact]
    public void Training_FileOfNoPictures_IsRefused()
    {
        _files.Write("data_batch_1.bin");

        FluentActions.Invoking(() => CifarFolder.Training(_files.Path, atMost: 10))
            .Should().Throw<InvalidDataException>().WithMessage($"{_files.Path} *no pictures*");
    }

    [Fact]
    public void IsComplete_TrainingOrTestFilesMissing_IsFalse()
    {
        CifarFolder.IsComplete(Path.Combine(_files.Path, "nowhere")).Should().BeFalse();
        _files.Write("data_batch_1.bin", CifarFiles.Picture(1));
        CifarFolder.IsComplete(_files.Path).Should().BeFalse();
        _files.Write("test_batch_2000.bin.gz", CifarFiles.Picture(1));
        CifarFolder.IsComplete(_files.Path).Should().BeTrue();
    }
}
