using DenseLayers.Execution;

namespace DenseLayers.Tests.Execution;

public class WorkspacePoolTests
{
    private int _made;

    [Fact]
    public void Rent_AfterAReturn_GivesTheSameAgain()
    {
        WorkspacePool pool = Pool();
        Workspace workspace = pool.Rent(4);
        pool.Return(workspace);
        pool.Rent(4).Should().BeSameAs(workspace);
        _made.Should().Be(1);
    }

    [Fact]
    public void Rent_Fewer_GivesTheLargerOne()
    {
        WorkspacePool pool = Pool();
        Workspace workspace = pool.Rent(4);
        pool.Return(workspace);
        pool.Rent(1).Should().BeSameAs(workspace);
    }

    [Fact]
    public void Rent_More_MakesALargerOneThatStays()
    {
        WorkspacePool pool = Pool();
        pool.Return(pool.Rent(1));
        Workspace larger = pool.Rent(4);
        larger.Samples.Should().Be(4);
        pool.Return(larger);
        pool.Rent(1).Should().BeSameAs(larger);
        _made.Should().Be(2);
    }

    [Fact]
    public void Rent_FewWhileAnotherHasMany_MakesOneThatServesManyToo()
    {
        WorkspacePool pool = Pool();
        Workspace many = pool.Rent(4), few = pool.Rent(1);
        pool.Return(few);
        pool.Return(many);
        pool.Rent(4).Should().BeSameAs(few);
        pool.Rent(4).Should().BeSameAs(many);
        _made.Should().Be(2);
    }

    [Fact]
    public void Rent_TwoAtOnce_GivesTwo()
    {
        WorkspacePool pool = Pool();
        pool.Rent(1).Should().NotBeSameAs(pool.Rent(1));
    }

    private WorkspacePool Pool()
    {
        Sequential model = new([4]) { new Dense(3) };
        Plan plan = PlanBuilder.Build(model.Graph, model.InputShapes, training: false);
        return new WorkspacePool(samples =>
        {
            _made++;
            return new Workspace(plan, Layout.Separate(plan, samples), samples);
        });
    }
}
