package io.livestream.stream.livestream;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The streams as entities, for those who change them under the lock that {@code StreamAccess} gives. */
@ApplicationScoped
class StreamRepository implements PanacheRepositoryBase<LiveStream, UUID> {}
