package org.gridward.store;

class InMemoryTrackStoreTest extends TrackStoreContract {

  @Override
  protected TrackStore open() {
    return InMemoryTrackStore.create();
  }
}
