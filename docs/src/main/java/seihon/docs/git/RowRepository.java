package seihon.docs.git;

import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesNodeProvider;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/// A tenant's bare repository as JGit sees it. Holds no file and no connection; its configuration
/// is the same for every tenant.
final class RowRepository extends Repository {

    private final String identifier;
    private final ObjectDatabase objects;
    private final RefDatabase refs;
    private final StoredConfig settings = new Settings();

    RowRepository(String identifier, Shelf shelf, TenantRefs refs, boolean readOnly) {
        super(new Builder());
        this.identifier = identifier;
        this.objects = new RowObjectDatabase(shelf);
        this.refs = new RowRefDatabase(this, refs, readOnly);
    }

    @Override
    public void create(boolean bare) {
        throw new UnsupportedOperationException("GitStore.create makes a tenant's repository");
    }

    @Override
    public String getIdentifier() {
        return identifier;
    }

    @Override
    public ObjectDatabase getObjectDatabase() {
        return objects;
    }

    @Override
    public RefDatabase getRefDatabase() {
        return refs;
    }

    @Override
    public StoredConfig getConfig() {
        return settings;
    }

    @Override
    public AttributesNodeProvider createAttributesNodeProvider() {
        return new NoAttributes();
    }

    @Override
    public void scanForRepoChanges() {
        // Refs are asked of the rows every time; there is nothing to refresh.
    }

    @Override
    public void notifyIndexChanged(boolean internal) {
        // A bare repository has no index.
    }

    private static final class Builder extends BaseRepositoryBuilder<Builder, RowRepository> {
        Builder() {
            setBare();
        }
    }

    private static final class Settings extends StoredConfig {
        Settings() {
            setBoolean("uploadpack", null, "allowFilter", true);
            setBoolean("core", null, "bare", true);
        }

        @Override
        public void load() {
            // Fixed in the constructor.
        }

        @Override
        public void save() {
            throw new UnsupportedOperationException("settings of a tenant's repository are fixed");
        }
    }

    private static final class NoAttributes implements AttributesNodeProvider {
        @Override
        public AttributesNode getInfoAttributesNode() {
            return new AttributesNode();
        }

        @Override
        public AttributesNode getGlobalAttributesNode() {
            return new AttributesNode();
        }
    }
}
