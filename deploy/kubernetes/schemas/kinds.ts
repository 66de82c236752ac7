// The kinds of objects in the manifests, by the types that are generated of their projects' own API definitions.
import type { IIoK8sApimachineryPkgApisMetaV1ObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate'
import type { IComGithubCloudnativePgBarmanCloudPkgApiBarmanObjectStoreConfiguration } from '@kubernetes-models/cloudnative-pg/github.com/cloudnative-pg/barman-cloud/pkg/api/BarmanObjectStoreConfiguration'
import type { ICluster } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Cluster'
import type { IScheduledBackup } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/ScheduledBackup'
import type { IBackendTrafficPolicy } from '@kubernetes-models/envoy-gateway/gateway.envoyproxy.io/v1alpha1/BackendTrafficPolicy'
import type { IClientTrafficPolicy } from '@kubernetes-models/envoy-gateway/gateway.envoyproxy.io/v1alpha1/ClientTrafficPolicy'
import type { IEnvoyExtensionPolicy } from '@kubernetes-models/envoy-gateway/gateway.envoyproxy.io/v1alpha1/EnvoyExtensionPolicy'
import type { IGateway } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Gateway'
import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute'
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject'
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor'
import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob'
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap'
import type { INamespace } from 'kubernetes-models/v1/Namespace'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { IService } from 'kubernetes-models/v1/Service'
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount'

export type BackendTrafficPolicy = IBackendTrafficPolicy
export type Certificate = ICertificate
export type ClientTrafficPolicy = IClientTrafficPolicy
export type Cluster = ICluster
export type ConfigMap = IConfigMap
export type CronJob = ICronJob
export type Deployment = IDeployment
export type EnvoyExtensionPolicy = IEnvoyExtensionPolicy
export type Gateway = IGateway
export type HTTPRoute = IHTTPRoute
export type HorizontalPodAutoscaler = IHorizontalPodAutoscaler
export type Namespace = INamespace
export type NetworkPolicy = INetworkPolicy
export type PersistentVolumeClaim = IPersistentVolumeClaim
export type PodDisruptionBudget = IPodDisruptionBudget
export type PodMonitor = IPodMonitor
export type PrometheusRule = IPrometheusRule
export type ScaledObject = IScaledObject
export type ScheduledBackup = IScheduledBackup
export type Service = IService
export type ServiceAccount = IServiceAccount

type Meta = IIoK8sApimachineryPkgApisMetaV1ObjectMeta

/** Barman Cloud's plugin has no package of its own; what it stores where is the same type as in the operator's. */
export interface ObjectStore {
  apiVersion: 'barmancloud.cnpg.io/v1'
  kind: 'ObjectStore'
  metadata: Meta
  spec: {
    configuration: IComGithubCloudnativePgBarmanCloudPkgApiBarmanObjectStoreConfiguration
    retentionPolicy?: string
  }
}
